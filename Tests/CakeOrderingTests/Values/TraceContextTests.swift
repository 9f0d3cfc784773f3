import CakeOrdering
import CakeTesting
import Testing

@Suite("A trace context")
struct TraceContextTests {
  private static let header = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"

  @Test("is read and written as the W3C's example")
  func example() throws {
    let trace = try #require(TraceContext(traceparent: Self.header))
    #expect(trace.traceID == "0af7651916cd43dd8448eb211c80319c")
    #expect(trace.parentID == "b7ad6b7169203331")
    #expect(trace.sampled)
    #expect(trace.traceparent == Self.header)
  }

  @Test("is read from a later version with more parts")
  func laterVersion() {
    #expect(
      TraceContext(traceparent: "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00-what-comes")?.sampled
        == false)
  }

  @Test(
    "is not read from anything else",
    arguments: [
      "", "00", "\(header)-more", "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
      "00-00000000000000000000000000000000-b7ad6b7169203331-01",
      "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
      "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
      "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-1",
      "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331", " \(header)", "\(header)\r\nx: y",
      "0-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    ])
  func refuses(_ text: String) {
    #expect(TraceContext(traceparent: text) == nil)
  }

  @Test("goes on as the same trace with another parent")
  func child() throws {
    let trace = try #require(TraceContext(traceparent: Self.header))
    let child = trace.child(random: SeededRandomSource())
    #expect(child.traceID == trace.traceID)
    #expect(child.parentID != trace.parentID)
    #expect(child.sampled)
    #expect(TraceContext(traceparent: child.traceparent) == child)
  }

  @Test("is valid when it is new, even from random bits that are all zero")
  func new() {
    for value in [0, UInt64.max] {
      let trace = TraceContext(random: ConstantRandomSource(value: value))
      #expect(TraceContext(traceparent: trace.traceparent) == trace)
    }
  }
}
