import CakeHTTP
import CakeOrdering
import Hummingbird

/// The control room's first page: how the shop is doing.
struct OverviewRoutes: Sendable {
  let front: FrontDesk
  let messages: any MessageDesk
  let peers: (any PeerStates)?

  func add(to router: Router<CakeRequestContext>) {
    router.get(
      "control",
      use: front.operatorPage { request, _, visit, principal in
        let asked = OverviewWindow(request.uri.queryParameters.get("days"))
        var (window, statistics) = try await look(asked ?? .month, principal)
        if asked == nil, statistics.orders == 0 {
          let coming = try await look(.ahead, principal)
          if coming.1.orders > 0 { (window, statistics) = coming }
        }
        let page = OverviewPage(
          statistics, window, front, visit, deadMessages: try await deadMessages(),
          hanging: try await hangingPeers())
        return front.answer(page, to: visit)
      })
  }

  private func look(_ window: OverviewWindow, _ principal: Principal) async throws(OrderingError)
    -> (OverviewWindow, ShopStatistics)
  {
    let (from, to) = window.span(front.desk.calendar.today(at: front.desk.clock.now()))
    return (window, try await ShowStatistics(desk: front.desk)(from: from, to: to, as: principal))
  }

  /// Who does not answer the shop.
  private func hangingPeers() async throws(OrderingError) -> [Peer] {
    guard let peers else { return [] }
    return try await OrderingError.asking { () async throws(StoreError) in
      try await peers.hangingPeers().keys.sorted { $0.name < $1.name }
    }
  }

  /// How many messages were given up.
  private func deadMessages() async throws(OrderingError) -> Int {
    try await OrderingError.asking { () async throws(StoreError) in
      try await messages.messages(.dead, limit: 1, after: nil).count
    }
  }
}
