import CoreMetrics
import EmbeddedMetrics
import JSONText
import Synchronization
import Testing

/// Source of the form and the limits: Amazon CloudWatch User Guide, "Specification: Embedded metric format".
@Suite("Embedded metrics")
struct EmbeddedMetricsTests {
  private let lines = WrittenLines()

  private func registry(seriesLimit: Int = 100) -> EmbeddedMetricsRegistry {
    let lines = lines
    return EmbeddedMetricsRegistry(
      namespace: "Cakes", dimensions: [("function", "api")], seriesLimit: seriesLimit,
      now: { 1_773_342_238_000 }, write: { lines.add($0) })
  }

  @Test("All of an invocation goes into one line")
  func oneLine() throws {
    let registry = registry()
    Counter(label: "requests", dimensions: [("route", "/orders")], factory: registry).increment(by: 2)
    Timer(label: "duration", dimensions: [("route", "/orders")], factory: registry).recordNanoseconds(
      1_500_000)
    Counter(label: "commits", factory: registry).increment()
    registry.flush()
    let line = try #require(try lines.json().first)
    #expect(lines.texts.count == 1)
    #expect(line["_aws"]?["Timestamp"]?.int == 1_773_342_238_000)
    let directives = try #require(line["_aws"]?["CloudWatchMetrics"]?.array)
    #expect(directives.count == 2)
    #expect(directives.allSatisfy { $0["Namespace"]?.string == "Cakes" })
    #expect(names(directives[0]) == ["commits"])
    #expect(names(directives[1]) == ["duration", "requests"])
    #expect(dimensions(directives[1]) == ["function", "route"])
    #expect(directives[1]["Metrics"]?[0]?["Unit"]?.string == "Seconds")
    #expect(directives[1]["Metrics"]?[1]?["Unit"]?.string == "Count")
    #expect(line["function"]?.string == "api")
    #expect(line["route"]?.string == "/orders")
    #expect(line["requests"]?.int == 2)
    #expect(line["duration"] == (try JSONValue(parsing: "0.0015")))
  }

  @Test("What was written is not written again")
  func again() throws {
    let registry = registry()
    let counter = Counter(label: "requests", factory: registry)
    let gauge = Gauge(label: "depth", factory: registry)
    counter.increment()
    gauge.record(7)
    registry.flush()
    registry.flush()
    counter.increment(by: 3)
    registry.flush()
    let json = try lines.json()
    #expect(json.count == 2)
    #expect(json[0]["depth"]?.int == 7)
    #expect(json[1]["requests"]?.int == 3)
    #expect(json[1]["depth"] == nil)
  }

  @Test("The same metric with other dimensions stands in another line")
  func otherDimensions() throws {
    let registry = registry()
    for route in ["/orders", "/cakes"] {
      Counter(label: "requests", dimensions: [("route", route)], factory: registry).increment()
    }
    registry.flush()
    #expect(try lines.json().map { $0["route"]?.string } == ["/cakes", "/orders"])
  }

  @Test("A line holds at most a hundred values of a metric and a hundred metrics of a directive")
  func limits() throws {
    let registry = registry()
    let recorder = Recorder(label: "sizes", factory: registry)
    for value in 0..<250 { recorder.record(value) }
    for number in 0..<101 { Counter(label: "m\(number)", factory: registry).increment() }
    registry.flush()
    let json = try lines.json()
    #expect(json.compactMap { $0["sizes"]?.array?.count } == [100, 100, 50])
    let counts = json.flatMap { $0["_aws"]?["CloudWatchMetrics"]?.array ?? [] }.map { names($0).count }
    #expect(counts.allSatisfy { $0 <= 100 })
    #expect(counts.reduce(0, +) == 101 + 3)
  }

  @Test("Dimensions that somebody outside controls end in one series")
  func seriesLimit() throws {
    let registry = registry(seriesLimit: 2)
    for number in 0..<10 {
      Counter(label: "requests", dimensions: [("path", "/\(number)")], factory: registry).increment()
    }
    registry.flush()
    let json = try lines.json()
    #expect(json.count == 3)
    #expect(json.first { $0["series"]?.string == "other" }?["requests"]?.int == 8)
  }

  @Test("What is no number is left out, and an empty dimension too")
  func oddities() throws {
    let registry = registry()
    let recorder = Recorder(label: "sizes", dimensions: [("empty", "")], factory: registry)
    recorder.record(Double.nan)
    recorder.record(Double.infinity)
    recorder.record(1.5)
    registry.flush()
    let line = try #require(try lines.json().first)
    #expect(line["sizes"] == (try JSONValue(parsing: "1.5")))
    #expect(line["empty"] == nil)
  }

  @Test("Where nothing was measured, nothing is written")
  func nothing() throws {
    registry().flush()
    #expect(lines.texts == [])
  }

  private func names(_ directive: JSONValue) -> [String] {
    directive["Metrics"]?.array?.compactMap { $0["Name"]?.string } ?? []
  }

  private func dimensions(_ directive: JSONValue) -> [String] {
    directive["Dimensions"]?[0]?.array?.compactMap(\.string) ?? []
  }
}
