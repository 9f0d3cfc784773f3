/// A producer's day.
public struct CapacityKey: Sendable, Hashable {
  /// Whose.
  public let producerID: ProducerID
  /// The due date.
  public let date: LocalDate

  /// A producer's day.
  public init(producerID: ProducerID, date: LocalDate) {
    self.producerID = producerID
    self.date = date
  }
}
