import LambdaRuntime
import Logging
import NIOCore
import NIOPosix
import Testing

extension RuntimeAPIDouble {
  /// Runs a loop against it until something is the case, then stops the loop.
  ///
  /// - Returns: How the loop ended; nil if as it should.
  @discardableResult
  func run(
    _ handler: some LambdaHandler,
    configure: @escaping @Sendable (inout LambdaConfiguration) -> Void = { _ in },
    afterInvocation: @escaping @Sendable () -> Void = {}, until isDone: @escaping @Sendable () -> Bool
  ) async throws -> LambdaLoopError? {
    let outcome = LoopEnd()
    try await serve { endpoint in
      var configuration = LambdaConfiguration(endpoint: endpoint)
      configuration.firstBackoff = .milliseconds(1)
      configure(&configuration)
      let stop = StopSignal()
      let loop = LambdaLoop(
        configuration, eventLoop: Self.eventLoop, clock: StandingClock(now: self.now), logger: Self.quiet,
        afterInvocation: afterInvocation)
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          do throws(LambdaLoopError) {
            try await loop.run(until: stop) { handler }
          } catch {
            outcome.error = error
          }
          outcome.isOver = true
        }
        try await eventually { isDone() || outcome.isOver }
        stop.stop()
        try await group.waitForAll()
      }
    }
    return outcome.error
  }

  static let eventLoop = MultiThreadedEventLoopGroup.singleton.any()
  static let quiet = Logger(label: "loop", factory: { _ in SwiftLogNoOpLogHandler() })
}
