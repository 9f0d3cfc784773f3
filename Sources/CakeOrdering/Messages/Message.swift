/// Says that something happened to an order, or that somebody of the staff asked to sign in. Holds no personal data: handlers
/// read the order.
public struct Message: Sendable, Hashable {
  /// The same for every retry: `<orderId>_<version>`, plus `_<channel>` where one change sends two.
  public let id: String
  /// What happened.
  public let type: MessageType
  /// To which order. Where somebody asked to sign in there is none: then it is the request's own id, and number, version
  /// and status say nothing.
  public let orderID: OrderID
  /// The order's number among people.
  public let orderNumber: OrderNumber
  /// The order's version that says so: the message's place among those of the order.
  public let version: Int
  /// Where the order stood then.
  public let status: OrderStatus
  /// When it happened.
  public let time: Timestamp
  /// The trace it belongs to.
  public let trace: TraceContext?
  /// Set where the operator wants what was already sent to be sent again; different each time.
  public let resend: String?
  /// Until when nobody acts upon it, so that what led to it can be taken back; nil where that cannot be.
  public let notBefore: Timestamp?
  /// What was asked for, where somebody asked to sign in.
  public let signIn: SignInRequest?

  /// When nobody waits any more for what follows from it; nil if somebody always does.
  public var expiresAt: Timestamp? { signIn.map { _ in time.adding(SignInRequest.lifetime) } }

  /// A message with all its parts.
  public init(
    id: String, type: MessageType, orderID: OrderID, orderNumber: OrderNumber, version: Int,
    status: OrderStatus, time: Timestamp, trace: TraceContext?, resend: String? = nil,
    notBefore: Timestamp? = nil, signIn: SignInRequest? = nil
  ) {
    self.id = id
    self.type = type
    self.orderID = orderID
    self.orderNumber = orderNumber
    self.version = version
    self.status = status
    self.time = time
    self.trace = trace
    self.resend = resend
    self.notBefore = notBefore
    self.signIn = signIn
  }

  /// The messages that a change of an order sends, with the ids they keep for good.
  public static func announcing(
    _ types: [MessageType], of order: Order, at time: Timestamp, trace: TraceContext?
  ) -> [Message] {
    let base = "\(order.id)_\(order.version)"
    return types.map { type in
      Message(
        id: types.count == 1 ? base : "\(base)_\(type.channel.rawValue)", type: type, orderID: order.id,
        orderNumber: order.number, version: order.version, status: order.status, time: time, trace: trace)
    }
  }

  /// The same message, to be acted upon even if it was before.
  public func resent(_ mark: String) -> Message {
    Message(
      id: id, type: type, orderID: orderID, orderNumber: orderNumber, version: version, status: status,
      time: time, trace: trace, resend: mark, signIn: signIn)
  }
}
