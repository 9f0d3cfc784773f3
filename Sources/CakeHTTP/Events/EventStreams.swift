import CakeOrdering
import Synchronization

/// The places for event streams, of which there are so many and no more: in all, and for each order, so that
/// nobody who may see one order keeps everybody else from theirs.
final class EventStreams: Sendable {
  private struct Taken {
    var inAll = 0
    var byOrder: [OrderID: Int] = [:]
  }

  /// How long somebody who found no place is asked to wait.
  private static let wait = Duration.seconds(30)
  private let limit: Int
  private let perOrder: Int
  private let taken = Mutex(Taken())

  /// A place, which is free again when nobody holds it any more.
  final class Place: Sendable {
    private let streams: EventStreams
    private let order: OrderID

    fileprivate init(_ streams: EventStreams, _ order: OrderID) {
      self.streams = streams
      self.order = order
    }

    deinit {
      streams.free(order)
    }
  }

  init(limit: Int, perOrder: Int) {
    self.limit = limit
    self.perOrder = perOrder
  }

  /// A place for somebody who watches an order.
  ///
  /// - Throws: 429 if that order has no place left, 503 if there is none at all.
  func place(for order: OrderID) throws(Problem) -> Place {
    let refusal = taken.withLock { taken -> Problem? in
      let watchers = taken.byOrder[order, default: 0]
      guard watchers < perOrder else {
        return Problem(.tooManyRequests, "No more than \(perOrder) can watch an order at once.")
      }
      guard taken.inAll < limit else {
        return Problem(
          .unavailable, "No more orders can be watched at the moment; please ask for it instead.")
      }
      taken.inAll += 1
      taken.byOrder[order] = watchers + 1
      return nil
    }
    if var refusal {
      refusal.retryAfter = Self.wait
      throw refusal
    }
    return Place(self, order)
  }

  private func free(_ order: OrderID) {
    taken.withLock { taken in
      taken.inAll -= 1
      let left = taken.byOrder[order, default: 1] - 1
      taken.byOrder[order] = left > 0 ? left : nil
    }
  }
}
