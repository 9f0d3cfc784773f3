import CakeOrdering

/// The messages on their way to their handlers, in the order in which they were stored.
struct MessageQueue {
  private(set) var entries: [QueuedMessage] = []
  private var lastFence = 0

  /// Adds a message for a handler; one that waits already under the same name stays as it is.
  mutating func add(_ message: Message, _ content: Attempt.Content? = nil, for handler: HandlerName) {
    let entry = QueuedMessage(message: message, content: content, handler: handler)
    if !entries.contains(where: { $0.id == entry.id }) { entries.append(entry) }
  }

  /// Leases what is due, what was never tried first. The first delivery of a message waits for those of the order's
  /// earlier ones.
  mutating func lease(_ places: [HandlerName: Int], until end: Timestamp, at now: Timestamp)
    -> [LeasedMessage]
  {
    var places = places
    var leased: [LeasedMessage] = []
    let isFirst = entries.map { entry in !entries.contains { $0.line == entry.line && $0.holdsUp(entry) } }
    for wasTried in [false, true] {
      for index in entries.indices where entries[index].wasTried == wasTried {
        guard isFirst[index], entries[index].isDue(at: now), places[entries[index].handler, default: 0] > 0
        else {
          continue
        }
        if entries[index].isLeased {
          entries[index].loseLease(at: now)
          continue
        }
        places[entries[index].handler, default: 0] -= 1
        lastFence += 1
        entries[index].lease(until: end, fence: lastFence)
        leased.append(entries[index].leased)
      }
    }
    return leased
  }

  /// The entry under that lease, taken out; nil if the lease was lost.
  mutating func take(_ lease: LeasedMessage) -> QueuedMessage? {
    guard let index = index(of: lease) else { return nil }
    return entries.remove(at: index)
  }

  /// Keeps the entry under that lease for later.
  mutating func keep(
    _ lease: LeasedMessage, until: Timestamp, reason: String, wasTried: Bool, at now: Timestamp
  ) -> Bool {
    guard let index = index(of: lease) else { return false }
    entries[index].keep(until: until, reason: reason, wasTried: wasTried, at: now)
    return true
  }

  /// Makes entries due that fail or were put off; how many those were.
  mutating func wake(where isMeant: (QueuedMessage) -> Bool) -> Int {
    var count = 0
    for index in entries.indices
    where isMeant(entries[index]) && entries[index].wasGiven && !entries[index].isLeased {
      entries[index].wake()
      count += 1
    }
    return count
  }

  /// When the next entry of these handlers is due.
  func nextDue(for handlers: Set<HandlerName>) -> Timestamp? {
    entries.filter { entry in !entries.contains { $0.line == entry.line && $0.holdsUp(entry) } }
      .filter { handlers.contains($0.handler) }.map(\.availableAt).min()
  }

  private func index(of lease: LeasedMessage) -> Int? {
    entries.firstIndex { $0.id == lease.id && $0.fence == lease.fence }
  }
}
