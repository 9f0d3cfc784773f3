public import CakeOrdering

/// A request that a demo's delivery company received.
public struct DemoWebhook: Sendable, Equatable {
  /// What can become of a request. The raw value ends the key of its text.
  public enum Outcome: String, Sendable, CaseIterable {
    /// Genuine, and acted upon.
    case accepted
    /// Genuine, but here before.
    case repeated
    /// Not signed, forged, or too old.
    case forged
    /// Genuine, but not to be acted upon.
    case refused
    /// Genuine, but it has too much to do.
    case busy
    /// Genuine, but it does not deliver any more.
    case gone
  }

  /// The id of the message it follows from; nil where it had none that could be one.
  public var id: String?
  /// What it said; nil where it was not read.
  public var type: String?
  /// When it came.
  public var at: Timestamp
  /// What became of it.
  public var outcome: Outcome

  /// A request with what is known of it.
  public init(id: String?, type: String?, at: Timestamp, outcome: Outcome) {
    self.id = id
    self.type = type
    self.at = at
    self.outcome = outcome
  }

  /// The order it is about; nil where that is not known.
  var orderID: OrderID? { id.flatMap { OrderID(ofMessage: $0) } }
}
