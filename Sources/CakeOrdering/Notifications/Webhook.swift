/// What a delivery company is told over HTTP.
public struct Webhook: Sendable, Equatable {
  /// The id of the message it follows from: the same on every try.
  public let id: String
  /// When the message was made.
  public let time: Timestamp
  /// What it says.
  public let content: Content
  /// The trace it belongs to.
  public let trace: TraceContext?

  /// What a webhook can say.
  public enum Content: Sendable, Equatable {
    /// Please deliver this.
    case deliveryRequested(DeliveryInstructions)
    /// This is how the delivery was.
    case feedback(DeliveryFeedback)

    /// The `type` of the request's body.
    public var type: String {
      switch self {
      case .deliveryRequested: "delivery.requested"
      case .feedback: "delivery.feedback"
      }
    }
  }

  /// A webhook with all its parts.
  public init(id: String, time: Timestamp, content: Content, trace: TraceContext?) {
    self.id = id
    self.time = time
    self.content = content
    self.trace = trace
  }
}
