import ArgumentParser

/// `cake messages`: what waits, fails or was given up.
struct MessagesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "messages",
    abstract: "See messages that wait, fail or were given up, and send them again (operators).",
    discussion: """
      Speaks to the shop at CAKE_URL with the operator's CAKE_TOKEN, or with --backend aws to its table and queues \
      (CAKE_ORDERS_TABLE, CAKE_ORDER_EVENTS_RETRY_QUEUE, …) with your own AWS credentials.
      """,
    subcommands: [ListMessagesCommand.self, RedriveMessageCommand.self])
}
