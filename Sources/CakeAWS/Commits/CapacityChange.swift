import CakeOrdering

/// All that one change does to one producer's day.
struct CapacityChange: Sendable, Hashable {
  /// Whose day.
  let key: CapacityKey
  /// How much is taken (above 0) or given back (below 0) in all.
  private(set) var effort: Int
  /// The most that may be taken of that day.
  private(set) var limit: Int
  /// The shard of a new order, noted on its day so that lists know where to look.
  private(set) var newShard: Shard?

  /// What a change does, each day once: a transaction may touch an item once. The day of a new order is among
  /// them even if nothing of it is taken: these items are also the calendar of the days that have orders.
  static func all(of change: Change) -> [CapacityChange] {
    var all: [CapacityChange] = []
    for adjustment in change.capacity {
      if let index = all.firstIndex(where: { $0.key == adjustment.key }) {
        all[index].effort += adjustment.effort
        all[index].limit = min(all[index].limit, adjustment.limit)
      } else {
        all.append(
          CapacityChange(
            key: adjustment.key, effort: adjustment.effort, limit: adjustment.limit, newShard: nil))
      }
    }
    guard change.expectedVersion == 0 else { return all }
    let shard = Shard(of: change.order.id)
    if let index = all.firstIndex(where: { $0.key.date == change.order.dueDate }) {
      all[index].newShard = shard
    } else {
      let key = CapacityKey(producerID: change.order.producerID, date: change.order.dueDate)
      all.append(CapacityChange(key: key, effort: 0, limit: .max, newShard: shard))
    }
    return all
  }

  /// The update of the day's item.
  ///
  /// - Parameter emptying: Whether less is taken of the day than is given back, so that nothing is left.
  func update(emptying: Bool) -> TableUpdate {
    var update = TableUpdate(.capacity(key))
    if emptying {
      update.set(.reserved, .number(0))
      update.require {
        "attribute_not_exists(\($0.name(.reserved))) OR \($0.name(.reserved)) < \($0.value(-effort))"
      }
    } else {
      update.add(effort, to: .reserved)
      if effort > 0 { update.requireRoom(limit - effort) }
      if effort < 0 { update.require { "\($0.name(.reserved)) >= \($0.value(-effort))" } }
    }
    if let newShard { update.insert(newShard.number, into: .shards) }
    return update
  }
}

extension TableUpdate {
  /// Lets nothing happen if more than this is taken of the day already.
  fileprivate mutating func requireRoom(_ room: Int) {
    require { terms in
      let isBelow = "\(terms.name(.reserved)) <= \(terms.value(room))"
      // Where the whole day has too little room, a day of which nothing is taken has too.
      return room < 0 ? isBelow : "attribute_not_exists(\(terms.name(.reserved))) OR \(isBelow)"
    }
  }
}
