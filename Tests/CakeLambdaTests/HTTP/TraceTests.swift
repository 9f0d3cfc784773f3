import CakeOrdering
import CakeTesting
import Testing

@testable import CakeFunctions

@Suite("Traces through functions")
struct TraceTests {
  private let invocation = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1"

  @Test("A message goes on with the trace of the invocation")
  func invocationTrace() async throws {
    let trace = try await placedTrace(trace: invocation)
    #expect(trace?.traceID == "5759e988bd862e3fe1be46a994272793")
    #expect(trace?.sampled == true)
  }

  @Test("Where the invocation has none, with the one that API Gateway began")
  func gatewayTrace() async throws {
    let headers = ["x-amzn-trace-id": "Root=1-67891233-abcdef012345678912345678"]
    #expect(try await placedTrace(headers: headers)?.traceID == "67891233abcdef012345678912345678")
  }

  @Test("A request's own traceparent goes first")
  func ownTrace() async throws {
    let headers = ["traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"]
    let trace = try await placedTrace(headers: headers, trace: invocation)
    #expect(trace?.traceID == "0af7651916cd43dd8448eb211c80319c")
  }

  /// The trace of the message that an order leads to.
  private func placedTrace(headers: [String: String] = [:], trace: String? = nil) async throws
    -> TraceContext?
  {
    let function = try await FunctionDouble()
    let answer = try await function.send(
      "POST", "/orders", json: FunctionDouble.order, headers: headers, trace: trace)
    #expect(answer.status == 201)
    let now = function.example.clock.now()
    let messages = try await function.backend.lease(limit: 10, for: .seconds(10), at: now)
    return messages.first?.message?.trace
  }
}
