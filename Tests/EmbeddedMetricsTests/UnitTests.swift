import Testing

@testable import EmbeddedMetrics

@Suite("Units")
struct UnitTests {
  @Test("Units have the names that CloudWatch gives them")
  func names() {
    #expect(MetricUnit.count.rawValue == "Count")
  }
}
