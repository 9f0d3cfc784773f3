import ArgumentParser
import CakeOrdering
import Logging

/// `cake serve`: the whole shop on this machine.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Run the shop: the HTTP API, the emails, the delivery requests.",
    discussion: """
      Keeps everything in the data folder. Prints "ready: <address>" once orders are taken. SIGTERM or Ctrl-C \
      finishes what was accepted, within ten seconds.

      Only in the environment, since it can hold a password: CAKE_SMTP_URL, the mail server, as \
      smtp://host:587 or smtps://user:password@host:465. Without it emails become files in the data folder.

      Examples:
        cake serve --demo
        CAKE_SMTP_URL=smtps://cakes:secret@mail.example cake serve \\
          --shop /etc/cake/shop.json --data-dir /var/lib/cake \\
          --public-url https://cakes.example
      """)

  @Flag(name: .long, help: "Run a delivery company beside the shop, and print a token for each role.")
  var demo = false
  @OptionGroup var options: ServeOptions

  func run() async throws {
    let settings = try options.settings()
    let logger = LogOutput.bootstrap(level: settings.logLevel)
    let shop = try ShopLocation.shop(settings)
    let folder = DataFolder(path: settings.dataDirectory)
    try folder.make()
    let lock = try FolderLock(folder)
    defer { withExtendedLifetime(lock) {} }
    let server = try await ShopServer(shop, settings, isDemo: demo, logger: logger)
    let demo = demo
    try await server.run { url in
      let greeting =
        demo
        ? try await DemoGreeting(server.local, url: url, sandboxURL: server.sandbox?.url).text + "\n" : ""
      Console.print("\(greeting)ready: \(url)")
    }
  }
}
