import CakeOrdering
import NetworkAddress
import Synchronization

/// The places for event streams, of which there are so many and no more: in all, for each order,
/// and for each client address, so that nobody who may see some orders keeps everybody else from theirs.
final class EventStreams: Sendable {
  private struct Taken {
    var inAll = 0
    var byOrder: [OrderID: Int] = [:]
    var byClient: [IPAddress: Int] = [:]
  }

  /// How long somebody who found no place is asked to wait.
  private static let wait = Duration.seconds(30)
  private let limit: Int
  private let perOrder: Int
  private let perAddress: Int
  private let taken = Mutex(Taken())

  /// A place, which is free again when nobody holds it any more.
  final class Place: Sendable {
    private let streams: EventStreams
    private let order: OrderID
    private let client: IPAddress?

    fileprivate init(_ streams: EventStreams, _ order: OrderID, _ client: IPAddress?) {
      self.streams = streams
      self.order = order
      self.client = client
    }

    deinit {
      streams.free(order, client)
    }
  }

  init(limit: Int, perOrder: Int, perAddress: Int) {
    self.limit = limit
    self.perOrder = perOrder
    self.perAddress = perAddress
  }

  /// A place for somebody who watches an order.
  ///
  /// - Parameter client: Where they watch from; nil for somebody who is not counted.
  /// - Throws: 429 if that order or that client has no place left, 503 if there is none at all.
  func place(for order: OrderID, client: IPAddress?) throws(Problem) -> Place {
    let client = client?.household
    let refusal = taken.withLock { taken -> Problem? in
      let watchers = taken.byOrder[order, default: 0]
      guard watchers < perOrder else {
        return Problem(.tooManyRequests, "No more than \(perOrder) can watch an order at once.")
      }
      let own = client.map { taken.byClient[$0, default: 0] } ?? 0
      guard own < perAddress else {
        return Problem(.tooManyRequests, "No more than \(perAddress) can watch from one address at once.")
      }
      guard taken.inAll < limit else {
        return Problem(
          .unavailable, "No more orders can be watched at the moment; please ask for it instead.")
      }
      taken.inAll += 1
      taken.byOrder[order] = watchers + 1
      if let client { taken.byClient[client] = own + 1 }
      return nil
    }
    if var refusal {
      refusal.retryAfter = Self.wait
      throw refusal
    }
    return Place(self, order, client)
  }

  private func free(_ order: OrderID, _ client: IPAddress?) {
    taken.withLock { taken in
      taken.inAll -= 1
      let left = taken.byOrder[order, default: 1] - 1
      taken.byOrder[order] = left > 0 ? left : nil
      guard let client else { return }
      let others = taken.byClient[client, default: 1] - 1
      taken.byClient[client] = others > 0 ? others : nil
    }
  }
}
