import ArgumentParser

/// `cake notifications`: what was sent to whom.
struct NotificationsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notifications",
    abstract: "See which emails and webhooks were sent, and send one again (operators).",
    discussion: "Speaks to the shop at CAKE_URL with the operator's CAKE_TOKEN.",
    subcommands: [ListNotificationsCommand.self, ResendNotificationCommand.self])
}
