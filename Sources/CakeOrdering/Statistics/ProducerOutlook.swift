/// How much of a producer's next days is taken.
public struct ProducerOutlook: Sendable, Equatable {
  /// Whose days.
  public let producer: Producer
  /// The days, from today.
  public let days: [Day]

  /// One of the days.
  public struct Day: Sendable, Equatable {
    /// Which.
    public let date: LocalDate
    /// How much of it is taken, in units of ``Cake/effort``.
    public let taken: Int
    /// Whether the shop is closed.
    public let isClosed: Bool

    /// A day with its facts.
    public init(date: LocalDate, taken: Int, isClosed: Bool) {
      self.date = date
      self.taken = taken
      self.isClosed = isClosed
    }
  }

  /// A producer's days.
  public init(producer: Producer, days: [Day]) {
    self.producer = producer
    self.days = days
  }
}
