import ArgumentParser

/// `cake`: the whole program.
@main
struct CakeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cake",
    abstract: "A cake shop: order, bake, deliver, feedback.",
    discussion: """
      To see it work:    cake demo
      To try it out:     cake serve --demo
      To run a shop:     cake shop check shop.json && cake serve

      Settings come from flags, then from the environment (CAKE_DATA_DIR, CAKE_PORT, CAKE_SMTP_URL, …), then \
      from defaults; cake help serve lists them. A command ends with 0 if it did what it should, 1 if \
      something failed, 2 if the shop said no, 64 if it was not understood.
      """,
    version: Version.text,
    subcommands: [],
    groupedSubcommands: [
      CommandGroup(
        name: "Running the shop",
        subcommands: [
          ServeCommand.self, DemoCommand.self, BackupCommand.self, ShopCommand.self, TokenCommand.self,
          SandboxCommand.self,
        ]),
      CommandGroup(
        name: "Using it",
        subcommands: [MenuCommand.self, OrdersCommand.self, MessagesCommand.self, NotificationsCommand.self]),
    ])

  /// Runs the command that was given, and ends the process with its status.
  static func main() async {
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let failure as CommandFailure {
      Console.report(failure.message)
      exit(withError: ExitCode(failure.exitCode.rawValue))
    } catch let faults as SettingsFaults {
      Console.report(faults.description)
      exit(withError: ExitCode(CommandStatus.failure.rawValue))
    } catch {
      exit(withError: error)
    }
  }
}
