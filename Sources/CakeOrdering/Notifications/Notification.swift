/// An email or webhook that was sent, could not be, or is on its way.
public struct Notification: Sendable, Hashable {
  /// Names the occasion for good, so that it is not acted upon twice: `<messageId>.<handler>`, with what tells
  /// it apart where a handler sends two, or the operator sends it again.
  public var id: String
  /// About which order.
  public var orderID: OrderID
  /// The message it follows from, with which it can be sent again.
  public var message: Message
  /// Who sent it.
  public var handler: HandlerName
  /// How it went out.
  public var medium: Medium
  /// To whom: an email address, or a delivery company's id.
  public var recipient: String
  /// What it was about: an email's occasion, or a webhook's type.
  public var subject: String
  /// When it was last tried.
  public var at: Timestamp
  /// What became of it.
  public var outcome: Outcome

  /// The ways out of the house.
  public enum Medium: String, Sendable, Hashable { case email, webhook }

  /// What became of a notification.
  public enum Outcome: Sendable, Hashable {
    /// Its first try was begun. Whether it arrived is not known: it may have, where the process died.
    case begun
    /// It was accepted.
    case sent
    /// It was not, and why.
    case failed(String)
  }

  /// A notification with all the facts.
  public init(
    id: String, orderID: OrderID, message: Message, handler: HandlerName, medium: Medium, recipient: String,
    subject: String, at: Timestamp, outcome: Outcome
  ) {
    self.id = id
    self.orderID = orderID
    self.message = message
    self.handler = handler
    self.medium = medium
    self.recipient = recipient
    self.subject = subject
    self.at = at
    self.outcome = outcome
  }
}
