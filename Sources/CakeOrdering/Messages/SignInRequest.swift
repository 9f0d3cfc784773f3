/// Somebody asked, on the sign-in page, for a link by email that signs them in.
///
/// Names the member of staff, and neither the address nor the link's secret: that is made when the link is sent.
public struct SignInRequest: Sendable, Hashable {
  /// Who is to get the link. Nil where the address is nobody's: what is asked for nobody is kept like any other, so that
  /// nobody sees by an answer whose address it is.
  public let party: Party?
  /// Of the email, a BCP 47 tag.
  public let language: String
  /// The page for staff that was wanted before, where the link leads to in the end.
  public let page: String?

  /// How long a link is good, and for how long sending one is tried: whoever waited longer has asked again.
  public static let lifetime = Duration.seconds(900)

  /// A request with all its parts.
  public init(party: Party?, language: String, page: String? = nil) {
    self.party = party
    self.language = language
    self.page = page
  }
}

extension Message {
  /// The message by which a link is asked for. It has an id of its own, and no order.
  public static func asking(
    for request: SignInRequest, at now: Timestamp, random: some RandomSource, trace: TraceContext? = nil
  ) -> Message {
    let id = OrderID.new(at: now, random: random)
    return Message(
      id: "\(id)_1", type: .signInRequested, orderID: id, orderNumber: OrderNumber(bits: 0), version: 1,
      status: .placed, time: now, trace: trace, signIn: request)
  }
}
