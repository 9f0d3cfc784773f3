import CakeOrdering

/// What the company remembers of a request: nothing of anybody.
struct ReceivedWebhook: Sendable, Equatable {
  /// The request's `webhook-id`; nil where it had none that could be one.
  let id: String?
  /// The body's `type`; nil where it was not read.
  let type: String?
  /// When it came.
  let at: Timestamp
  /// What became of it.
  let outcome: Outcome

  /// What can become of a request.
  enum Outcome: String, Sendable {
    /// Genuine, and acted upon.
    case accepted
    /// Genuine, but here before: answered and otherwise ignored.
    case repeated
    /// Not signed, forged, or too old.
    case forged
    /// Genuine, but not to be acted upon: unreadable, or its report would go elsewhere.
    case refused
    /// Genuine, but there is too much to do already.
    case busy
  }
}
