import CakeOrdering

extension DynamoDBBackend {
  /// How many months are asked for together.
  private static let monthsAtOnce = 8

  /// The days from one to another (both included) of which the table knows something, in no certain order: one
  /// query a month.
  func producerDays(from: LocalDate, to: LocalDate) async throws(StoreError) -> [ProducerDay] {
    guard from <= to else { return [] }
    return try await concurrently(Self.months(from: from, to: to), atMost: Self.monthsAtOnce) {
      partition throws(StoreError) in
      var query = TableQuery(partition: partition, ProducerDay.attributes)
      query.between("\(from)#", "\(to)#~")
      return try await self.table.all(query).compactMap(ProducerDay.init)
    }.flatMap(\.self)
  }

  private static func months(from: LocalDate, to: LocalDate) -> [String] {
    var months = [TableKey.capacityPartition(from)]
    var day = from
    while case let next = day.adding(days: 28), next < to {
      day = next
      if case let month = TableKey.capacityPartition(day), month != months.last { months.append(month) }
    }
    if case let month = TableKey.capacityPartition(to), month != months.last { months.append(month) }
    return months
  }
}
