import HTTPTypes
import JSONText
import LambdaRuntime
import Synchronization
import Testing

@Suite("The loop")
struct LoopTests {
  private static let echo = ClosureHandler { event, _ in event }

  @Test("Invocations are answered one after the other, over one connection")
  func answers() async throws {
    let api = RuntimeAPIDouble((1...20).map { .init(id: "id-\($0)", event: #"{"n":\#($0)}"#) })
    let error = try await api.run(Self.echo) { api.reports.count == 20 }
    #expect(error == nil)
    #expect(api.reports.map(\.path) == (1...20).map { "/invocation/id-\($0)/response" })
    #expect(api.reports.map(\.body) == (1...20).map { #"{"n":\#($0)}"# })
    #expect(api.connectionCount == 1)
  }

  @Test("A handler is told the invocation's id, deadline, trace and function")
  func context() async throws {
    let seen = Mutex<LambdaContext?>(nil)
    let trace = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1"
    let arn = "arn:aws:lambda:eu-central-1:123456789012:function:api"
    let api = RuntimeAPIDouble([
      .init(
        id: "8476a536", event: "{}",
        headers: ["Lambda-Runtime-Trace-Id": trace, "Lambda-Runtime-Invoked-Function-Arn": arn])
    ])
    let start = ContinuousClock.now
    try await api.run(
      ClosureHandler { event, context in
        seen.withLock { $0 = context }
        return event
      }
    ) { api.reports.count == 1 }
    let context = try #require(seen.withLock { $0 })
    #expect(context.requestID == "8476a536")
    #expect(context.traceHeader == trace)
    #expect(context.trace?.parentID == "53995c3f42cd8ad8")
    #expect(context.invokedFunctionARN == arn)
    #expect(context.deadline >= start + .seconds(30))
    #expect(context.deadline <= .now + .seconds(30))
  }

  @Test("Of an error only its type is told: its text may hold anything")
  func errors() async throws {
    struct Mishap: Error, CustomStringConvertible {
      let description = "Ada Baker, 1 Main Street"
    }
    let api = RuntimeAPIDouble([.init(id: "1", event: "{}"), .init(id: "2", event: "{}")])
    try await api.run(
      ClosureHandler { event, context in
        if context.requestID == "1" { throw Mishap() }
        return event
      }
    ) { api.reports.count == 2 }
    let report = try #require(api.reports.first)
    #expect(report.path == "/invocation/1/error")
    #expect(report.errorType == "Mishap")
    #expect(report.json?["errorType"]?.string == "Mishap")
    #expect(report.json?["errorMessage"]?.string == "The function failed with Mishap.")
    #expect(report.json?["stackTrace"]?.array == [])
    #expect(!report.body.contains("Ada"))
    #expect(api.reports.last?.path == "/invocation/2/response")
  }

  @Test("An error that has a text for operators is told with it")
  func reportableErrors() async throws {
    struct Fault: ReportableError {
      let report = "CAKE_ORDERS_TABLE must be set"
    }
    let api = RuntimeAPIDouble([.init(id: "1", event: "{}")])
    try await api.run(ClosureHandler { _, _ in throw Fault() }) { api.reports.count == 1 }
    #expect(api.reports.first?.json?["errorMessage"]?.string == "CAKE_ORDERS_TABLE must be set")
  }

  @Test("An answer that is too long is not sent, and said so")
  func longAnswers() async throws {
    let api = RuntimeAPIDouble([.init(id: "1", event: "{}"), .init(id: "2", event: "{}")])
    try await api.run(
      ClosureHandler { _, context in
        [UInt8](repeating: 0x20, count: context.requestID == "1" ? 6_291_557 : 6_291_556)
      }
    ) { api.reports.count == 2 }
    #expect(api.reports.first?.path == "/invocation/1/error")
    #expect(api.reports.first?.errorType == "Runtime.ResponseTooLarge")
    #expect(api.reports.first?.body.contains("6291557 bytes, of which 6291556") == true)
    #expect(api.reports.last?.path == "/invocation/2/response")
    #expect(api.reports.last?.body.utf8.count == 6_291_556)
  }

  @Test("A handler is cancelled shortly before its deadline, and the next invocation is answered")
  func deadlines() async throws {
    let api = RuntimeAPIDouble()
    api.invoke(.init(id: "1", event: "{}", deadline: api.now + 300))
    api.invoke(.init(id: "2", event: "{}"))
    try await api.run(
      ClosureHandler { event, context in
        if context.requestID == "1" { try await Task.sleep(for: .seconds(600)) }
        return event
      }
    ) { api.reports.count == 2 }
    #expect(api.reports.first?.path == "/invocation/1/error")
    #expect(api.reports.first?.errorType == "Runtime.DeadlineExceeded")
    #expect(api.reports.last?.path == "/invocation/2/response")
  }

  @Test("A handler that still answers after it was cancelled has answered")
  func lateAnswers() async throws {
    let api = RuntimeAPIDouble()
    api.invoke(.init(id: "1", event: "{}", deadline: api.now + 300))
    try await api.run(
      ClosureHandler { _, _ in
        try? await Task.sleep(for: .seconds(600))
        return Array(#"{"late":true}"#.utf8)
      }
    ) { api.reports.count == 1 }
    #expect(api.reports.first?.path == "/invocation/1/response")
  }

  @Test("What was measured is written before the answer, for each invocation")
  func afterInvocation() async throws {
    let api = RuntimeAPIDouble([.init(id: "1", event: "{}"), .init(id: "2", event: "{}")])
    let counts = Mutex<[Int]>([])
    try await api.run(
      Self.echo, afterInvocation: { counts.withLock { $0.append(api.reports.count) } }
    ) { api.reports.count == 2 }
    #expect(counts.withLock { $0 } == [0, 1])
  }

  @Test("An answer that the Runtime API refuses ends nothing")
  func refusedAnswers() async throws {
    let api = RuntimeAPIDouble([.init(id: "1", event: "{}"), .init(id: "2", event: "{}")])
    api.answerReports(with: .contentTooLarge)
    let error = try await api.run(Self.echo) { api.reports.count == 2 }
    #expect(error == nil)
  }
}
