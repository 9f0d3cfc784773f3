/// Somebody outside the house whom handlers speak to.
public enum Peer: Sendable, Hashable {
  /// The mail server.
  case mail
  /// A delivery company's system.
  case deliveryCompany(DeliveryCompanyID)

  /// The peer as metrics and logs name it.
  public var name: String {
    switch self {
    case .mail: "mail"
    case .deliveryCompany(let id): "company \(id)"
    }
  }

  /// Why a message is put off that waits for the peer.
  public var hangs: String { "\(name) hangs" }

  /// Who speaks to the peer.
  public var handlers: Set<HandlerName> {
    switch self {
    case .mail: [.notifyProducers, .notifyCustomer, .sendSignInLink]
    case .deliveryCompany: [.notifyDeliveryCompany, .sendFeedback]
    }
  }
}
