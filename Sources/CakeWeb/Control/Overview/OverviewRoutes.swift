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
      use: front.staffPage([.operator]) { _, _, visit, _ in
        front.answer(OverviewPage(front, visit, deadMessages: try await deadMessages()), to: visit)
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
