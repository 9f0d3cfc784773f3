import LambdaRuntime
import Testing

/// Source of the form: AWS X-Ray Developer Guide, "Tracing header".
@Suite("Traces")
struct XRayTraceTests {
  @Test("A tracing header goes on as traceparent")
  func whole() throws {
    let header = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1"
    let trace = try #require(XRayTrace(header: header))
    #expect(trace.traceID == "5759e988bd862e3fe1be46a994272793")
    #expect(trace.parentID == "53995c3f42cd8ad8")
    #expect(trace.isSampled)
    #expect(trace.traceparent == "00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01")
  }

  @Test("A trace that begins with API Gateway has no parent, and traceparent still names one")
  func root() throws {
    let trace = try #require(XRayTrace(header: "Root=1-5759e988-bd862e3fe1be46a994272793"))
    #expect(trace.parentID == nil)
    #expect(trace.traceparent == "00-5759e988bd862e3fe1be46a994272793-e1be46a994272793-00")
  }

  @Test("Order, spaces, case and fields of others do not matter")
  func tolerance() throws {
    let header =
      "Self=1-63441c4a-abcdef012345678912345678; Sampled=0; Root=1-5759E988-BD862E3FE1BE46A994272793;Lineage=a:0"
    let trace = try #require(XRayTrace(header: header))
    #expect(trace.traceID == "5759e988bd862e3fe1be46a994272793")
    #expect(!trace.isSampled)
  }

  @Test(
    "What is no trace is none",
    arguments: [
      "", "Root=", "Root=2-5759e988-bd862e3fe1be46a994272793", "Root=1-5759e988-bd862e3fe1be46a99427279",
      "Root=1-5759e98-8bd862e3fe1be46a994272793", "Root=1-00000000-000000000000000000000000",
      "Root=1-5759e988-bd862e3fe1be46a99427279z", "Parent=53995c3f42cd8ad8;Sampled=1",
      "1-5759e988-bd862e3fe1be46a994272793",
    ])
  func noTraces(header: String) {
    #expect(XRayTrace(header: header) == nil)
  }
}
