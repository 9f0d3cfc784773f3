/// A message on its way, as the operator sees it.
struct MessageRow: Sendable {
  /// Names it for sending it again.
  var id: String
  /// What is to be done with it, in words.
  var task: String
  var orderURL: String?
  var orderNumber: String?
  var due: String?
  var since: String
  var sinceAgo: String
  var tries: String
  var nextTry: String?
  var nextIn: String?
  var lastError: String?
  var payload: String
}
