import ArgumentParser

/// `cake messages redrive`: a message is handled again, now.
struct RedriveMessageCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redrive",
    abstract: "Hand a message that was given up, or that fails, to its handler again now.",
    discussion: """
      Example:
        cake messages redrive 0193…_2.notifyDeliveryCompany
      """)

  @Argument(help: "The message's id, as cake messages list shows it.")
  var id: String
  @OptionGroup var client: OperatorOptions

  func run() async throws {
    let answer = try await client.withShop(sends: true) { shop in
      try await shop.post("/messages/\(PathText.encoded(id))/redrive")
    }
    if client.json { return Console.print(bytes: answer.body) }
    Console.print("The message is on its way again.")
  }
}
