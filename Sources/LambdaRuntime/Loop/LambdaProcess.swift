public import Logging
import NIOCore
import NIOPosix
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A process that is a function: one thread for its connections and its work, told to end by `SIGTERM`.
public struct LambdaProcess: Sendable {
  private let environment: [String: String]
  private let logger: Logger
  private let afterInvocation: @Sendable () -> Void
  /// The handler is kept for as long as the process lasts: its connections are closed by the system, all at once,
  /// and need not be taken down one by one while Lambda waits for the end.
  private static let kept = Mutex<[any LambdaHandler]>([])

  /// A process in an environment such as Lambda's.
  ///
  /// - Parameter afterInvocation: Called when an invocation was handled, before it is answered.
  public init(
    environment: [String: String], logger: Logger, afterInvocation: @escaping @Sendable () -> Void = {}
  ) {
    self.environment = environment
    self.logger = logger
    self.afterInvocation = afterInvocation
  }

  /// Makes the handler and has it answer invocations, until the process is told to end; then ends it, with status 0
  /// if it was told to.
  ///
  /// To be called before anything else uses NIO's shared event loops, of which there is one then. Everything runs on
  /// its thread; the one that calls this sleeps.
  public func run(_ makeHandler: @escaping @Sendable () async throws -> any LambdaHandler) -> Never {
    guard let endpoint = environment["AWS_LAMBDA_RUNTIME_API"], !endpoint.isEmpty else {
      logger.critical("AWS_LAMBDA_RUNTIME_API must be set: this program runs where Lambda's Runtime API is")
      exit(1)
    }
    NIOSingletons.groupLoopCountSuggestion = 1
    let eventLoop = MultiThreadedEventLoopGroup.singleton.any()
    let loop = LambdaLoop(
      LambdaConfiguration(endpoint: endpoint), eventLoop: eventLoop, logger: logger,
      afterInvocation: afterInvocation)
    Task(executorPreference: EventLoopExecutor(eventLoop)) {
      exit(await status(of: loop, on: eventLoop, makeHandler))
    }
    while true { pause() }
  }

  private func status(
    of loop: LambdaLoop, on eventLoop: any EventLoop, _ makeHandler: () async throws -> any LambdaHandler
  ) async -> Int32 {
    let stop = StopSignal()
    do {
      try await TerminationSignal.install(on: eventLoop) { stop.stop() }
      try await loop.run(until: stop) {
        let handler = try await makeHandler()
        Self.kept.withLock { $0.append(handler) }
        return handler
      }
      return 0
    } catch {
      logger.critical("The function ends", metadata: ["reason": "\(error)"])
      return 1
    }
  }
}
