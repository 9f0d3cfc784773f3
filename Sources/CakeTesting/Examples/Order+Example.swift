public import CakeOrdering

extension Order {
  /// The example order, just placed, with whatever facts are changed.
  public static func example(_ facts: (inout ExampleOrder) -> Void = { _ in }) -> Order {
    var example = ExampleOrder()
    facts(&example)
    return example.order
  }

  /// A new order with an id and a number of its own.
  public static func example(
    _ random: SeededRandomSource, at now: Timestamp = ManualClock.start,
    facts: (inout ExampleOrder) -> Void = { _ in }
  ) -> Order {
    .example { example in
      example.id = .new(at: now, random: random)
      example.number = OrderNumber(bits: random.next())
      example.placedAt = now
      example.history[0].at = now
      facts(&example)
    }
  }

  /// The order's next version, after an action that leaves it in a status.
  public func next(
    _ action: OrderAction, _ status: OrderStatus, by party: Party = .system, at now: Timestamp? = nil,
    facts: (inout ExampleOrder) -> Void = { _ in }
  ) -> Order {
    var example = ExampleOrder(self)
    example.version += 1
    example.status = status
    example.history.append(
      HistoryEntry(
        at: now ?? placedAt, by: party, action: action, status: status, version: example.version))
    facts(&example)
    return example.order
  }

  /// The order's next version as it is after erasing.
  public func erased(at now: Timestamp) -> Order {
    next(.erase, status, at: now) { example in
      example.customer = nil
      example.address = nil
      example.note = nil
      for index in example.items.indices { example.items[index].inscription = nil }
      example.erasedAt = now
    }
  }
}
