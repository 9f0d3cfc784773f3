import CakeOrdering
import GRDB

extension WriteTransaction {
  /// Stores a change, or says why not.
  func commit(_ prepared: PreparedChange) throws -> CommitResult {
    if let reservation = prepared.onlyReservation { return try place(prepared, reservation) }
    let change = prepared.change
    // What the change depends on is read before anything is written, so that a refusal has written nothing.
    let stored = try find(change.order.id)
    if let stored, stored.changeID == change.id { return .committed }
    guard (stored?.version ?? 0) == change.expectedVersion else { return .versionConflict }
    guard try hasRoom(for: change.capacity) else { return .full }
    if let stored {
      try update(stored, prepared)
    } else {
      _ = try insert(prepared)
    }
    for adjustment in change.capacity { try adjust(adjustment) }
    if change.erasesNotifications { try execute(.eraseNotifications) { $0.bind(1, change.order.id) } }
    try send(prepared)
    return .committed
  }

  /// Stores a new order that takes a part of one day. Nearly always it can, so both conditions stand in the
  /// statements that write, and only a refusal reads: the day is given back if the order turns out to exist.
  private func place(_ prepared: PreparedChange, _ reservation: CapacityAdjustment) throws -> CommitResult {
    let change = prepared.change
    let fits = try reserve(reservation)
    if fits, try insert(prepared) {
      try send(prepared)
      return .committed
    }
    if fits { try adjust(.release(reservation.effort, of: reservation.key)) }
    guard let stored = try find(change.order.id) else { return .full }
    return stored.changeID == change.id ? .committed : .versionConflict
  }

  private func send(_ prepared: PreparedChange) throws {
    for (message, envelope) in zip(prepared.change.messages, prepared.envelopes) {
      try append(PendingMessageKey(message, for: message.type.handlers), envelope, at: message.time)
    }
    changes += 1
  }
}
