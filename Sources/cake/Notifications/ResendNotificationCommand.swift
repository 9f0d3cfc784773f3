import ArgumentParser

/// `cake notifications resend`.
struct ResendNotificationCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resend",
    abstract: "Send an email or webhook again, telling the order as it is now.",
    discussion: """
      What an order has left behind is not told again: nobody is asked to bake a cake that is baked. The \
      list of notifications shows what went out.

      Example:
        cake notifications resend 0193…_1.notifyCustomer.confirmation
      """)

  @Argument(help: "The notification's id, as cake notifications list shows it.")
  var id: String
  @OptionGroup var client: OperatorOptions

  func run() async throws {
    let answer = try await client.withShop(sends: true) { shop in
      try await shop.post("/notifications/\(PathText.encoded(id))/resend")
    }
    if client.json { return Console.print(bytes: answer.body) }
    Console.print("It is on its way again.")
  }
}
