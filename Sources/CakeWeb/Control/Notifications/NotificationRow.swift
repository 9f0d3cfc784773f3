/// An email or webhook, as the operator sees it.
struct NotificationRow: Sendable {
  /// Names it for sending it again.
  var id: String
  var orderURL: String
  var orderNumber: String
  /// What it was about, in words.
  var what: String
  var icon: String
  var medium: String
  var recipient: String
  var at: String
  var atAgo: String
  var isSent: Bool
  /// Whether it is not known yet what became of its first try.
  var isBegun = false
  /// Why it could not be sent.
  var reason: String?
}
