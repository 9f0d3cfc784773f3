import CakeHTTP
import CakeOrdering
import Hummingbird

/// The control room's first page: how the shop is doing.
struct OverviewRoutes: Sendable {
  let front: FrontDesk
  let messages: any MessageDesk

  func add(to router: Router<CakeRequestContext>) {
    router.get(
      "control",
      use: front.staffPage([.operator]) { request, _, visit, principal in
        let asked = request.uri.queryParameters.get("days").flatMap { Int($0) }
        let days = asked.flatMap { OverviewPage.windows.contains($0) ? $0 : nil } ?? OverviewPage.usualWindow
        let statistics = try await ShowStatistics(desk: front.desk)(days: days, as: principal)
        let page = OverviewPage(statistics, front, visit, deadMessages: try await deadMessages())
        return front.answer(page, to: visit)
      })
  }

  /// How many messages were given up.
  private func deadMessages() async throws(OrderingError) -> Int {
    do throws(StoreError) {
      return try await messages.messages(.dead, limit: 1, after: nil).count
    } catch {
      throw OrderingError(error)
    }
  }
}
