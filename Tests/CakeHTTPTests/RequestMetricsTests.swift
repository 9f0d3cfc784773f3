import HTTPTypes
import MetricsTestKit
import Testing

@testable import CakeHTTP

@Suite("Metrics of requests")
struct RequestMetricsTests {
  private func dimensions(_ route: String, _ method: String, _ status: String) -> [(String, String)] {
    [("route", route), ("method", method), ("status", status)]
  }

  @Test("count by route, method and class of status, and tell the time by route")
  func counts() throws {
    let recorded = TestMetrics()
    let metrics = RequestMetrics(factory: recorded)
    for status in [201, 201, 422] {
      metrics.record("/orders", .post, status: status, .milliseconds(2))
    }
    let placed = try recorded.expectCounter("http_requests", dimensions("/orders", "POST", "2xx"))
    #expect(placed.totalValue == 2)
    let refused = try recorded.expectCounter("http_requests", dimensions("/orders", "POST", "4xx"))
    #expect(refused.totalValue == 1)
    let durations = recorded.timers.flatMap(\.values)
    #expect(durations == [2_000_000, 2_000_000, 2_000_000])
  }

  @Test("don't grow with what clients invent")
  func bounded() throws {
    let recorded = TestMetrics()
    let metrics = RequestMetrics(factory: recorded)
    for name in ["BREW", "BAKE", "PROPFIND"] {
      metrics.record("unmatched", try #require(HTTPRequest.Method(name)), status: 404, .zero)
    }
    let others = try recorded.expectCounter("http_requests", dimensions("unmatched", "OTHER", "4xx"))
    #expect(others.totalValue == 3)
    #expect(recorded.counters.count == 1)
  }
}
