public import CakeOrdering
import Synchronization

/// Tells whoever watches an order that it changed.
///
/// Costs nearly nothing while nobody watches; a change that nobody fetched yet is told once.
public final class OrderChanges: Sendable {
  private struct State {
    var watchers: [OrderID: [UInt64: AsyncStream<Void>.Continuation]] = [:]
    var nextID: UInt64 = 0
  }

  private let state = Mutex(State())

  /// Nobody watches yet.
  public init() {}

  /// An order changed.
  public func changed(_ id: OrderID) {
    let continuations = state.withLock { state in
      state.watchers.isEmpty ? nil : state.watchers[id].map { Array($0.values) }
    }
    for continuation in continuations ?? [] { continuation.yield() }
  }

  /// Tells of orders that somebody else, such as a store, says have changed, until that ends.
  public func follow(_ ids: some AsyncSequence<OrderID, Never> & Sendable) async {
    for await id in ids { changed(id) }
  }

  /// Has a continuation told whenever an order changes, until ``forget(_:of:)``.
  func watch(_ id: OrderID, _ continuation: AsyncStream<Void>.Continuation) -> UInt64 {
    state.withLock { state in
      state.nextID += 1
      state.watchers[id, default: [:]][state.nextID] = continuation
      return state.nextID
    }
  }

  func forget(_ watcher: UInt64, of id: OrderID) {
    state.withLock { state in
      state.watchers[id]?[watcher] = nil
      if state.watchers[id]?.isEmpty == true { state.watchers[id] = nil }
    }
  }

  /// How many watch, for tests and metrics.
  public var watcherCount: Int {
    state.withLock { $0.watchers.values.reduce(0) { $0 + $1.count } }
  }
}
