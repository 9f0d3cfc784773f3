import CakeLanguages
import CakeOrdering

extension OverviewWriter {
  /// How much of the producers' next days is taken; nil where nobody bakes.
  func capacity() -> CapacityView? {
    guard let first = statistics.outlook.first else { return nil }
    let rows = first.days.indices.map { index in
      NumberTable.Row(
        rowName: words.language.shortText(first.days[index].date),
        cells: statistics.outlook.map { outlook in load(outlook.days[index], outlook.producer) })
    }
    return CapacityView(
      strips: statistics.outlook.map(strip),
      table: NumberTable(
        tableName: texts["overview.capacity.caption"],
        columns: [texts["overview.day"]] + statistics.outlook.map(\.producer.name), rows: rows))
  }

  private func strip(_ outlook: ProducerOutlook) -> CapacityView.Strip {
    let days = outlook.days.map { day in
      CapacityStrip.Day(
        weekday: words.language.shortName(of: day.date.weekday),
        dayOfMonth: "\(day.date.components.day)",
        load: DayLoad(taken: day.taken, capacity: outlook.producer.dailyCapacity), isClosed: day.isClosed,
        hint: "\(words.language.shortText(day.date)): \(load(day, outlook.producer))")
    }
    let full = days.count { !$0.isClosed && $0.load.share >= 1 }
    let fullest = days.max { $0.load.share < $1.load.share }
    return CapacityView.Strip(
      producerName: outlook.producer.name,
      about: full > 0
        ? texts.counted("overview.capacity.full", full)
        : texts(
          "overview.capacity.fullest", ["load": words.percent(fullest?.load.share ?? 0)]),
      drawing: CapacityStrip(days: days).drawing(words.number))
  }

  private func load(_ day: ProducerOutlook.Day, _ producer: Producer) -> String {
    let load = texts(
      "overview.capacity.load",
      ["taken": words.number(day.taken), "capacity": words.number(producer.dailyCapacity)])
    guard day.isClosed else { return load }
    return day.taken == 0 ? texts["overview.closed"] : "\(load), \(texts["overview.closed"])"
  }
}
