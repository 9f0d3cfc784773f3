/// The one transition table: which action is legal in which state, and where it leads.
public enum OrderTransitions {
  /// The state an action leads to; nil where it is not legal.
  public static func target(of action: OrderAction, from status: OrderStatus, _ handover: Handover)
    -> OrderStatus?
  {
    switch (action, status, handover) {
    case (.assign, .placed, _): .placed
    case (.fulfill, .placed, _): .fulfilled
    case (.cancel, .placed, _): .cancelled

    case (.send, .fulfilled, .delivery): .sentForDelivery
    case (.requestDelivery, .fulfilled, .delivery): .sentForDelivery
    case (.requestDelivery, .sentForDelivery, .delivery): .sentForDelivery
    case (.deliver, .fulfilled, .pickup): .delivered
    case (.deliver, .sentForDelivery, .delivery): .delivered
    case (.fail, .fulfilled, _): .failed
    case (.fail, .sentForDelivery, _): .failed

    case (.review, .delivered, _): .delivered
    case (.erase, _, _): status
    default: nil
    }
  }
}
