/// An order that is baked is handed over to a delivery company.
public struct SendForDelivery: MessageHandler {
  private let desk: OrderDesk
  private let companies: any DeliveryCompanyStates

  /// Which handler it is.
  public let name = HandlerName.sendForDelivery

  /// The handler at a desk.
  public init(desk: OrderDesk, companies: any DeliveryCompanyStates) {
    self.desk = desk
    self.companies = companies
  }

  /// Does what follows from the message; see ``MessageHandler/handle(_:)``.
  public func handle(_ message: Message) async throws(HandlingError) {
    guard message.type == .orderFulfilled else { return }
    let enabled = try await enabledCompanies()
    do {
      _ = try await desk.change(message.orderID, trace: message.trace) { order, now throws(OrderingError) in
        // Anything else means that it is sent already, or needs no sending any more.
        guard order.status == .fulfilled, order.handover == .delivery else { return .nothing }
        guard let company = order.fulfilment?.report.deliveryCompanyID ?? enabled.first else {
          throw .unavailable(retryAfter: .zero, reason: "no delivery company is enabled")
        }
        let next = try order.changed(by: .system, .send, at: now)
        return .change(
          next.requestingDelivery(from: company, by: .system, at: now),
          sending: [.orderSentForDelivery, .deliveryRequested])
      }
    } catch {
      throw HandlingError(error)
    }
  }

  private func enabledCompanies() async throws(HandlingError) -> [DeliveryCompanyID] {
    do {
      let states = try await companies.deliveryCompanyStates()
      return desk.shop.deliveryCompanies.map(\.id).filter { states[$0]?.isEnabled ?? true }
    } catch {
      throw HandlingError(error)
    }
  }
}
