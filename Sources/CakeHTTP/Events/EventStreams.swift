import Synchronization

/// The places for event streams, of which there are so many and no more.
final class EventStreams: Sendable {
  private let limit: Int
  private let taken = Mutex(0)

  /// A place, which is free again when nobody holds it any more.
  final class Place: Sendable {
    private let streams: EventStreams

    fileprivate init(_ streams: EventStreams) {
      self.streams = streams
    }

    deinit {
      streams.taken.withLock { $0 -= 1 }
    }
  }

  init(limit: Int) {
    self.limit = limit
  }

  /// A place, if there is one left.
  func place() -> Place? {
    let isFree = taken.withLock { taken in
      guard taken < limit else { return false }
      taken += 1
      return true
    }
    return isFree ? Place(self) : nil
  }
}
