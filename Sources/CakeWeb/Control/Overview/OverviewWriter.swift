import CakeLanguages
import CakeOrdering

/// Puts the shop's statistics into words and charts.
struct OverviewWriter {
  let statistics: ShopStatistics
  let shop: Shop
  let words: StatisticsWords

  var texts: Texts { words.texts }

  /// In which order the parts of a bar stand upon each other: what is done at the bottom.
  private static let stack: [OrderStatus] = [
    .delivered, .sentForDelivery, .fulfilled, .placed, .cancelled, .failed,
  ]

  init(_ statistics: ShopStatistics, shop: Shop, _ words: StatisticsWords) {
    self.statistics = statistics
    self.shop = shop
    self.words = words
  }

  /// How many orders were due on each day, and where they stand.
  func days() -> ChartView {
    let bars = statistics.days.map { day in
      StackedBars.Bar(
        name: name(day.date), hint: hint(day),
        parts: Self.stack.map { StackedBars.Part(kind: $0.rawValue, count: day.counts[$0] ?? 0) })
    }
    let present = OrderStatus.allCases.filter { status in
      statistics.days.contains { $0.counts[status] ?? 0 > 0 }
    }
    let busiest = statistics.days.max { $0.total < $1.total }
    return ChartView(
      chartID: "days", caption: texts["overview.days.caption"],
      about: texts(
        "overview.days.about",
        [
          "orders": texts.counted("overview.orders", statistics.orders),
          "day": busiest.map { words.language.text($0.date) } ?? "–",
          "most": words.number(busiest?.total ?? 0),
        ]), drawing: StackedBars(bars: bars).drawing(words.number),
      beginsAtEnd: true,
      legend: present.map { ChartView.Key(paint: $0.rawValue, keyName: texts["status.\($0)"]) },
      hasLegend: true,
      table: NumberTable(
        tableName: texts["overview.days.caption"],
        columns: [texts["overview.day"]] + OrderStatus.allCases.map { texts["status.\($0)"] }
          + [texts["overview.total"]],
        rows: statistics.days.map { day in
          NumberTable.Row(
            rowName: words.language.shortText(day.date),
            cells: OrderStatus.allCases.map { words.number(day.counts[$0] ?? 0) } + [words.number(day.total)])
        }))
  }

  /// A day as it is written below its bar; within two weeks nobody needs the month.
  private func name(_ date: LocalDate) -> String {
    statistics.days.count <= 14
      ? "\(words.language.shortName(of: date.weekday)) \(date.components.day)"
      : words.language.shortText(date)
  }

  private func hint(_ day: DayOrders) -> String {
    let parts = Self.stack.reversed().compactMap { status in
      day.counts[status].map { "\(texts["status.\(status)"]) \(words.number($0))" }
    }
    let name = "\(words.language.shortText(day.date)): \(texts.counted("overview.orders", day.total))"
    return parts.isEmpty ? name : "\(name) (\(parts.joined(separator: ", ")))"
  }

  /// How long things took: a chart of each that happened.
  func times() -> [ChartView] {
    [
      ("baking", statistics.baking), ("delivering", statistics.delivering),
      ("collecting", statistics.collecting),
    ].compactMap { name, summary in summary.map { times(name, $0) } }
  }

  private func times(_ name: String, _ summary: DurationSummary) -> ChartView {
    let steps = HistogramSteps(summary.histogram)
    let unit = texts["overview.unitName.\(steps.unit)"]
    let names =
      steps.columns.map { "\(words.number($0.lowerBound))–\(words.number($0.upperBound)) \(unit)" }
      + [texts("overview.over", ["number": words.number(steps.end)]) + " " + unit]
    let counts = summary.histogram.counts + (summary.histogram.beyond > 0 ? [summary.histogram.beyond] : [])
    let rows = zip(names, counts).map { NumberTable.Row(rowName: $0, cells: [words.number($1)]) }
    let histogram = Histogram(
      counts: summary.histogram.counts, edges: steps.edges.map(words.number),
      beyond: summary.histogram.beyond > 0
        ? (summary.histogram.beyond, texts("overview.over", ["number": words.number(steps.end)])) : nil,
      hints: zip(names, counts).map { "\($0): \(texts.counted("overview.orders", $1))" })
    return ChartView(
      chartID: name, caption: texts["overview.\(name).caption"],
      about: texts(
        "overview.times.about",
        [
          "median": words.duration(summary.median), "ninetieth": words.duration(summary.ninetieth),
          "orders": texts.counted("overview.orders", summary.count),
        ]), drawing: histogram.drawing(words.number),
      axisName: texts("overview.times.axis", ["unit": unit]),
      table: NumberTable(
        tableName: texts["overview.\(name).caption"],
        columns: [texts["overview.times.time"], texts["overview.ordersName"]], rows: rows))
  }
}
