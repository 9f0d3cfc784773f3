/// A part of the day in which cakes are handed over.
public struct Slot: Sendable, Equatable {
  /// Its id in orders.
  public let id: SlotID
  /// When it starts, on the shop's clocks.
  public let from: LocalTime
  /// When it ends, on the shop's clocks; after its start.
  public let to: LocalTime

  /// A slot with its id and times.
  public init(id: SlotID, from: LocalTime, to: LocalTime) {
    self.id = id
    self.from = from
    self.to = to
  }
}
