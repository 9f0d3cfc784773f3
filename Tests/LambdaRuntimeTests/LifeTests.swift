import HTTPTypes
import JSONText
import LambdaRuntime
import Synchronization
import Testing

@Suite("The life of a function")
struct LifeTests {
  private static let echo = ClosureHandler { event, _ in event }

  @Test("A function that cannot be set up says why, and ends")
  func initialisation() async throws {
    struct Fault: ReportableError {
      let report = "CAKE_ORDERS_TABLE must be set"
    }
    let api = RuntimeAPIDouble()
    try await api.serve { endpoint in
      let loop = LambdaLoop(
        LambdaConfiguration(endpoint: endpoint), eventLoop: RuntimeAPIDouble.eventLoop,
        logger: RuntimeAPIDouble.quiet)
      await #expect(throws: LambdaLoopError.initialisation("Fault")) {
        try await loop.run { throw Fault() }
      }
    }
    let report = try #require(api.reports.first)
    #expect(report.path == "/init/error")
    #expect(report.errorType == "Fault")
    #expect(report.json?["errorMessage"]?.string == "CAKE_ORDERS_TABLE must be set")
    #expect(api.askedCount == 0)
  }

  @Test("A Runtime API that fails for a while is asked again")
  func backoff() async throws {
    let api = RuntimeAPIDouble(
      [.init(id: "1", event: "{}")], refusing: [.badGateway, .serviceUnavailable, .tooManyRequests])
    let error = try await api.run(Self.echo) { api.reports.count == 1 }
    #expect(error == nil)
    #expect(api.askedCount >= 4)
  }

  @Test("A Runtime API that keeps failing is gone, and the function ends")
  func persistentFailure() async throws {
    let api = RuntimeAPIDouble(refusing: Array(repeating: .badGateway, count: 100))
    let error = try await api.run(Self.echo) { false }
    #expect(error == .gone("it answered 502"))
    #expect(api.askedCount == 6)
  }

  @Test("After the documented 500 the function ends at once")
  func containerError() async throws {
    let api = RuntimeAPIDouble(refusing: [.internalServerError])
    let error = try await api.run(Self.echo) { false }
    #expect(error == .gone("it answered 500, after which a runtime has to end"))
    #expect(api.askedCount == 1)
  }

  @Test("An invocation without an id is none")
  func noID() async throws {
    let api = RuntimeAPIDouble([.init(id: "", event: "{}"), .init(id: "2", event: "{}")])
    let error = try await api.run(Self.echo) { api.reports.count == 1 }
    #expect(error == nil)
    #expect(api.reports.map(\.path) == ["/invocation/2/response"])
  }

  @Test("A Runtime API that nobody reaches is gone", arguments: ["127.0.0.1:1", "nowhere"])
  func unreachable(endpoint: String) async throws {
    var configuration = LambdaConfiguration(endpoint: endpoint)
    configuration.firstBackoff = .milliseconds(1)
    configuration.attempts = 3
    let loop = LambdaLoop(
      configuration, eventLoop: RuntimeAPIDouble.eventLoop, logger: RuntimeAPIDouble.quiet)
    let error = await #expect(throws: LambdaLoopError.self) { try await loop.run { Self.echo } }
    guard case .gone = error else { Issue.record("\(String(describing: error))"); return }
  }

  @Test("Told to end while idle, it ends at once")
  func stopIdle() async throws {
    let api = RuntimeAPIDouble()
    let error = try await api.run(Self.echo) { api.askedCount == 1 }
    #expect(error == nil)
    #expect(api.reports == [])
  }

  @Test("Told to end while it works, it answers first")
  func stopWorking() async throws {
    let api = RuntimeAPIDouble([.init(id: "1", event: "{}"), .init(id: "2", event: "{}")])
    let (begun, begin) = AsyncStream.makeStream(of: Void.self)
    let (goes, go) = AsyncStream.makeStream(of: Void.self)
    let stop = StopSignal()
    try await api.serve { endpoint in
      let loop = LambdaLoop(
        LambdaConfiguration(endpoint: endpoint), eventLoop: RuntimeAPIDouble.eventLoop,
        clock: StandingClock(now: api.now), logger: RuntimeAPIDouble.quiet)
      async let end: Void = loop.run(until: stop) {
        ClosureHandler { event, _ in
          begin.yield()
          for await _ in goes { break }
          return event
        }
      }
      for await _ in begun { break }
      stop.stop()
      go.yield()
      try await end
    }
    #expect(api.reports.map(\.path) == ["/invocation/1/response"])
  }

  @Test("A signal that came before the start ends it before it asks")
  func stoppedBefore() async throws {
    let api = RuntimeAPIDouble([.init(id: "1", event: "{}")])
    let stop = StopSignal()
    stop.stop()
    try await api.serve { endpoint in
      let loop = LambdaLoop(
        LambdaConfiguration(endpoint: endpoint), eventLoop: RuntimeAPIDouble.eventLoop,
        logger: RuntimeAPIDouble.quiet)
      try await loop.run(until: stop) { Self.echo }
    }
    #expect(api.askedCount == 0)
  }
}
