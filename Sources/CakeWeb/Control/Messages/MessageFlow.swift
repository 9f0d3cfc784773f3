import CakeOrdering

/// The messages in a state, a page of them, and how many there are in each.
struct MessageFlow: Sendable {
  let state: MessageState
  let page: CakeOrdering.MessagePage
  let counts: [MessageState: Int]
  let isFirstPage: Bool

  /// How many stand on a page.
  private static let limit = 25

  /// Whether the backend tells the number alone: queues of a cloud do not show what they hold.
  var isCountOnly: Bool { isFirstPage && page.messages.isEmpty && page.count > 0 }

  init(_ desk: any MessageDesk, _ state: MessageState, after cursor: String?) async throws(OrderingError) {
    self.state = state
    isFirstPage = cursor == nil
    do throws(StoreError) {
      let page = try await desk.messages(state, limit: Self.limit, after: cursor)
      var counts = [state: page.count]
      for other in MessageState.allCases where other != state {
        counts[other] = try await desk.messages(other, limit: 1, after: nil).count
      }
      self.page = page
      self.counts = counts
    } catch {
      throw OrderingError(error)
    }
  }

  /// The orders that the messages are about; one that cannot be read keeps no message from view.
  func orders(in store: any OrderStore) async -> [OrderID: Order] {
    var found: [OrderID: Order] = [:]
    for id in Set(page.messages.compactMap { OrderID(ofMessage: $0.id) }) {
      if let order = try? await store.order(id) { found[id] = order }
    }
    return found
  }
}
