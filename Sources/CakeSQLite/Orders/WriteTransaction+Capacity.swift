import CakeOrdering
import GRDB

extension WriteTransaction {
  /// Whether every reservation fits, those of the same day counted together.
  func hasRoom(for adjustments: [CapacityAdjustment]) throws -> Bool {
    var taken: [CapacityKey: Int] = [:]
    for adjustment in adjustments {
      let now = try taken[adjustment.key] ?? reserved(adjustment.key)
      taken[adjustment.key] = now + adjustment.effort
      if adjustment.effort > 0, now + adjustment.effort > adjustment.limit { return false }
    }
    return true
  }

  /// Reserves if that much is left, and says whether it was.
  func reserve(_ reservation: CapacityAdjustment) throws -> Bool {
    try execute(.reserveCapacity) { statement in
      statement.bind(1, reservation.key.producerID)
      statement.bind(2, reservation.key.date)
      statement.bind(3, reservation.effort)
      statement.bind(4, reservation.limit)
    }
    return database.changesCount > 0
  }

  /// Reserves or releases; a release never takes a day below nothing.
  func adjust(_ adjustment: CapacityAdjustment) throws {
    try execute(.adjustCapacity) { statement in
      statement.bind(1, adjustment.key.producerID)
      statement.bind(2, adjustment.key.date)
      statement.bind(3, adjustment.effort)
    }
  }

  private func reserved(_ key: CapacityKey) throws -> Int {
    try first(.findCapacity) { statement in
      statement.bind(1, key.producerID)
      statement.bind(2, key.date)
    } read: {
      $0.int(0)
    } ?? 0
  }
}
