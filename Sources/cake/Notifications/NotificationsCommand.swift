import ArgumentParser

/// `cake notifications`: what was sent to whom.
struct NotificationsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notifications",
    abstract: "See which emails and webhooks were sent, and send one again (operators).",
    discussion: """
      Speaks to the shop at CAKE_URL with the operator's CAKE_TOKEN, or with --backend aws to its table and queues \
      (CAKE_ORDERS_TABLE, CAKE_ORDER_EVENTS_RETRY_QUEUE, …) with your own AWS credentials.
      """,
    subcommands: [ListNotificationsCommand.self, ResendNotificationCommand.self])
}
