/// Works on the items of a batch: those of one lane one after the other, those of different lanes side by side.
struct BatchLanes: Sendable {
  /// The positions of each lane's items in the batch, the first first.
  let lanes: [[Int]]

  /// How many lanes are worked on at once: as many as a function's memory and its peers bear.
  static let width = 16

  /// Lanes by the name of each item's lane.
  init(_ names: [String]) {
    var lanes: [[Int]] = []
    var places: [String: Int] = [:]
    for (position, name) in names.enumerated() {
      if let place = places[name] {
        lanes[place].append(position)
      } else {
        places[name] = lanes.count
        lanes.append([position])
      }
    }
    self.lanes = lanes
  }

  /// Works on all items, the earliest first.
  ///
  /// - Parameter work: Works on the item at a position; answers whether the lane goes on.
  func run(_ work: @escaping @Sendable (Int) async -> Bool) async {
    await withTaskGroup(of: Void.self) { group in
      for (count, lane) in lanes.enumerated() {
        if count >= Self.width { await group.next() }
        group.addTask {
          for position in lane {
            guard await work(position) else { return }
          }
        }
      }
    }
  }
}
