/// How long a delivery company is waited for.
struct WebhookTimeouts: Sendable {
  /// To be connected, TLS included.
  var connect = Duration.seconds(5)
  /// For everything, name servers included.
  var total = Duration.seconds(15)
}
