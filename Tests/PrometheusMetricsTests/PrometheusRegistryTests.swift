import CoreMetrics
import PrometheusMetrics
import Testing

@Suite("Prometheus metrics")
struct PrometheusRegistryTests {
  @Test("The text is exactly what Prometheus reads")
  func wholeText() {
    let registry = PrometheusRegistry(
      help: ["orders.placed": "Orders placed,\nby \\ handover."], buckets: ["request": [0.5, 0.1, 0.5]])
    registry.makeMeter(label: "queue-depth", dimensions: []).set(2.5)
    registry.makeCounter(label: "orders.placed", dimensions: [("handover", "pickup")]).increment(by: 1)
    registry.makeCounter(label: "orders.placed", dimensions: [("handover", "delivery")]).increment(by: 2)
    let timer = registry.makeTimer(label: "request", dimensions: [("route", "/orders")])
    for nanoseconds: Int64 in [100_000_000, 250_000_000, 2_000_000_000] {
      timer.recordNanoseconds(nanoseconds)
    }
    #expect(
      registry.exposition() == #"""
        # HELP orders_placed_total Orders placed,\nby \\ handover.
        # TYPE orders_placed_total counter
        orders_placed_total{handover="delivery"} 2
        orders_placed_total{handover="pickup"} 1
        # HELP queue_depth queue-depth
        # TYPE queue_depth gauge
        queue_depth 2.5
        # HELP request_seconds request
        # TYPE request_seconds histogram
        request_seconds_bucket{route="/orders",le="0.1"} 1
        request_seconds_bucket{route="/orders",le="0.5"} 2
        request_seconds_bucket{route="/orders",le="+Inf"} 3
        request_seconds_sum{route="/orders"} 2.35
        request_seconds_count{route="/orders"} 3

        """#)
  }

  @Test("An empty registry shows nothing")
  func empty() {
    #expect(PrometheusRegistry().exposition() == "")
  }

  @Test("Counters of whole and broken numbers add up, never fall, and can be reset")
  func counters() throws {
    let registry = PrometheusRegistry()
    let whole = registry.makeCounter(label: "bytes_total", dimensions: [])
    whole.increment(by: 3)
    whole.increment(by: -2)
    let broken = registry.makeFloatingPointCounter(label: "bytes", dimensions: [])
    broken.increment(by: 0.5)
    broken.increment(by: -1)
    broken.increment(by: .nan)
    #expect(try ExpositionParser(registry.exposition())["bytes_total", [:]] == 3.5)
    whole.reset()
    #expect(try ExpositionParser(registry.exposition())["bytes_total", [:]] == 0)
  }

  @Test("Gauges rise and fall, and take odd numbers")
  func gauges() throws {
    let registry = PrometheusRegistry()
    let meter = registry.makeMeter(label: "open", dimensions: [])
    meter.set(5 as Int64)
    meter.increment(by: 2)
    meter.decrement(by: 3.5)
    let recorder = registry.makeRecorder(label: "last", dimensions: [], aggregate: false)
    recorder.record(7 as Int64)
    recorder.record(-Double.infinity)
    let text = try ExpositionParser(registry.exposition())
    #expect(text["open", [:]] == 3.5)
    #expect(text["last", [:]] == -.infinity)
    #expect(text.types == ["open": "gauge", "last": "gauge"])
    recorder.record(Double.nan)
    #expect(try ExpositionParser(registry.exposition())["last", [:]]?.isNaN == true)
  }

  @Test("Histograms count values in their buckets, bounds included")
  func histograms() throws {
    let registry = PrometheusRegistry()
    let recorder = registry.makeRecorder(label: "batch", dimensions: [], aggregate: true)
    for size: Int64 in [0, 1, 2, 3, 1000, 1001] { recorder.record(size) }
    recorder.record(Double.nan)
    let text = try ExpositionParser(registry.exposition())
    let buckets = ["1": 2, "2": 3, "5": 4, "500": 4, "1000": 5, "+Inf": 6] as [String: Double]
    for (bound, count) in buckets { #expect(text["batch_bucket", ["le": bound]] == count) }
    #expect(text["batch_count", [:]] == 6)
    #expect(text["batch_sum", [:]] == 2007)
    #expect(text.samples.count == PrometheusRegistry.defaultSizeBuckets.count + 3)
  }

  @Test("Timers are in seconds, from a millisecond to ten seconds")
  func timers() throws {
    let registry = PrometheusRegistry()
    let timer = registry.makeTimer(label: "commit", dimensions: [])
    timer.recordNanoseconds(1_000_000)
    timer.recordNanoseconds(60_000_000_000)
    let text = try ExpositionParser(registry.exposition())
    #expect(text["commit_seconds_bucket", ["le": "0.001"]] == 1)
    #expect(text["commit_seconds_bucket", ["le": "10"]] == 1)
    #expect(text["commit_seconds_bucket", ["le": "+Inf"]] == 2)
    #expect(text["commit_seconds_sum", [:]] == 60.001)
  }

  @Test(
    "Label values are escaped so that they come back as they were",
    arguments: ["", "a\"b", "a\\b", "a\nb", "\\n", "\\\"", "}", ",x=\"y\"", "é🎂", "a\r\nb"])
  func labelValues(value: String) throws {
    let registry = PrometheusRegistry()
    registry.makeCounter(label: "c", dimensions: [("v", value), ("w", "1")]).increment(by: 1)
    let text = try ExpositionParser(registry.exposition())
    #expect(text["c_total", ["v": value, "w": "1"]] == 1)
  }

  @Test("Names are made to fit the grammar, and stay different within a series")
  func names() throws {
    let registry = PrometheusRegistry()
    let dimensions = [("http.route", "1"), ("http-route", "2"), ("__reserved", "3"), ("9", "4"), ("", "5")]
    registry.makeMeter(label: "9 größe:x", dimensions: dimensions).set(1 as Int64)
    registry.makeRecorder(label: "h", dimensions: [("le", "a")], aggregate: true).record(1 as Int64)
    registry.makeTimer(label: "t", dimensions: [("le", "a")]).recordNanoseconds(1)
    let text = try ExpositionParser(registry.exposition())
    let labels = ["http_route": "1", "http_route_": "2", "_reserved": "3", "_9": "4", "_": "5"]
    #expect(text["_9_gr__e:x", labels] == 1)
    #expect(text["h_count", ["le_": "a"]] == 1)
    #expect(text["t_seconds_bucket", ["le": "10", "le_": "a"]] == 1)
  }

  @Test("The same label with the same dimensions is the same handler, in any order")
  func sameHandler() {
    let registry = PrometheusRegistry()
    let one = registry.makeCounter(label: "c", dimensions: [("a", "1"), ("b", "2")])
    #expect(registry.makeCounter(label: "c", dimensions: [("b", "2"), ("a", "1")]) === one)
    #expect(registry.makeCounter(label: "c", dimensions: [("a", "2"), ("b", "1")]) !== one)
    #expect(registry.makeTimer(label: "t", dimensions: []) === registry.makeTimer(label: "t", dimensions: []))
  }

  @Test("Two kinds under one name are kept apart")
  func conflicts() throws {
    let registry = PrometheusRegistry()
    registry.makeMeter(label: "x", dimensions: []).set(1 as Int64)
    registry.makeRecorder(label: "x", dimensions: [], aggregate: true).record(2 as Int64)
    let text = try ExpositionParser(registry.exposition())
    #expect(text["x", [:]] == 1)
    #expect(text["x_histogram_sum", [:]] == 2)
  }

  @Test("Beyond the limit, series are counted together")
  func limit() throws {
    let registry = PrometheusRegistry(seriesLimit: 10)
    for path in 0..<1000 {
      registry.makeCounter(label: "hits", dimensions: [("path", "\(path)")]).increment(by: 1)
    }
    registry.makeCounter(label: "hits", dimensions: [("path", "3")]).increment(by: 1)
    let text = try ExpositionParser(registry.exposition())
    #expect(text.samples.count == 11)
    #expect(text["hits_total", ["path": "3"]] == 2)
    #expect(text["hits_total", ["series": "other"]] == 990)
  }

  @Test("What is destroyed is gone, but not what it shared")
  func destruction() throws {
    let registry = PrometheusRegistry(seriesLimit: 1)
    let one = registry.makeMeter(label: "m", dimensions: [("a", "1")])
    let other = registry.makeMeter(label: "m", dimensions: [("a", "2")])
    registry.destroyMeter(one)
    registry.destroyMeter(other)
    #expect(try ExpositionParser(registry.exposition()).samples.map(\.labels) == [["series": "other"]])
    let timer = registry.makeTimer(label: "t", dimensions: [])
    registry.destroyTimer(timer)
    #expect(registry.makeMeter(label: "m", dimensions: [("a", "2")]) === other)
    #expect(try ExpositionParser(registry.exposition()).types["t_seconds"] == nil)
  }

  @Test("Increments from many tasks all count")
  func concurrency() async throws {
    let registry = PrometheusRegistry()
    await withTaskGroup { group in
      for task in 0..<8 {
        group.addTask {
          for _ in 0..<5000 {
            registry.makeCounter(label: "c", dimensions: [("parity", "\(task % 2)")]).increment(by: 1)
            registry.makeFloatingPointCounter(label: "f", dimensions: []).increment(by: 0.5)
            registry.makeMeter(label: "m", dimensions: []).increment(by: 1)
            registry.makeTimer(label: "t", dimensions: []).recordNanoseconds(1_000_000_000)
          }
        }
      }
    }
    let text = try ExpositionParser(registry.exposition())
    #expect(text["c_total", ["parity": "0"]] == 20000)
    #expect(text["c_total", ["parity": "1"]] == 20000)
    #expect(text["f_total", [:]] == 20000)
    #expect(text["m", [:]] == 40000)
    #expect(text["t_seconds_count", [:]] == 40000)
    #expect(text["t_seconds_sum", [:]] == 40000)
  }
}
