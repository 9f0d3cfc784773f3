public import CakeOrdering

/// What the company remembers of a request: nothing of anybody.
public struct ReceivedWebhook: Sendable, Equatable {
  /// The request's `webhook-id`; nil where it had none that could be one.
  public let id: String?
  /// The body's `type`; nil where it was not read.
  public let type: String?
  /// When it came.
  public let at: Timestamp
  /// What became of it.
  public let outcome: Outcome

  /// What can become of a request.
  public enum Outcome: String, Sendable {
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
    /// Genuine, but the company says that it is gone.
    case gone
  }
}
