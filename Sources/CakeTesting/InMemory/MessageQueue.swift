import CakeOrdering

/// The messages on their way to their handlers, in the order in which they were stored.
struct MessageQueue {
  private(set) var entries: [QueuedMessage] = []
  private var lastFence = 0

  /// Adds a message for a handler; one that waits already under the same name stays as it is.
  mutating func add(_ message: Message, for handler: HandlerName) {
    let entry = QueuedMessage(message: message, handler: handler)
    if !entries.contains(where: { $0.id == entry.id }) { entries.append(entry) }
  }

  /// Leases what is due. The first delivery of a message waits for those of the order's earlier ones.
  mutating func lease(limit: Int, until end: Timestamp, at now: Timestamp) -> [LeasedMessage] {
    var leased: [LeasedMessage] = []
    var begun: Set<QueuedMessage.Line> = []
    for index in entries.indices where leased.count < limit {
      let entry = entries[index]
      let isFirstInLine = entry.wasTried || begun.insert(entry.line).inserted
      guard isFirstInLine, entry.isDue(at: now) else { continue }
      lastFence += 1
      entries[index].lease(until: end, fence: lastFence)
      leased.append(entries[index].leased)
    }
    return leased
  }

  /// The entry under that lease, taken out; nil if the lease was lost.
  mutating func take(_ lease: LeasedMessage) -> QueuedMessage? {
    guard let index = index(of: lease) else { return nil }
    return entries.remove(at: index)
  }

  /// Puts the entry under that lease back.
  mutating func postpone(_ lease: LeasedMessage, until: Timestamp, error: String, at now: Timestamp) -> Bool {
    guard let index = index(of: lease) else { return false }
    entries[index].postpone(until: until, error: error, at: now)
    return true
  }

  /// When the next entry is due.
  var nextDue: Timestamp? {
    var begun: Set<QueuedMessage.Line> = []
    return entries.filter { $0.wasTried || begun.insert($0.line).inserted }.map(\.availableAt).min()
  }

  private func index(of lease: LeasedMessage) -> Int? {
    entries.firstIndex { $0.id == lease.id && $0.fence == lease.fence }
  }
}
