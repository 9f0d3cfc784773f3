public import Logging
public import NIOCore

/// Asks the Runtime API for invocations and answers them one by one, until it is told to stop.
///
///     let loop = LambdaLoop(LambdaConfiguration(endpoint: endpoint), eventLoop: eventLoop, logger: logger)
///     try await loop.run(until: stop) { try await makeHandler() }
public struct LambdaLoop: Sendable {
  private let configuration: LambdaConfiguration
  private let eventLoop: any EventLoop
  private let clock: any LambdaClock
  private let logger: Logger
  private let afterInvocation: @Sendable () -> Void

  /// A loop; nothing runs yet.
  ///
  /// - Parameters:
  ///   - eventLoop: Where the connection to the Runtime API and the deadlines live.
  ///   - afterInvocation: Called when an invocation was handled, before it is answered: afterwards the process may
  ///     be frozen.
  public init(
    _ configuration: LambdaConfiguration, eventLoop: any EventLoop,
    clock: any LambdaClock = SystemLambdaClock(),
    logger: Logger, afterInvocation: @escaping @Sendable () -> Void = {}
  ) {
    self.configuration = configuration
    self.eventLoop = eventLoop
    self.clock = clock
    self.logger = logger
    self.afterInvocation = afterInvocation
  }

  /// Makes the handler and has it answer invocations until the signal.
  ///
  /// - Throws: ``LambdaLoopError`` if the handler cannot be made, which is reported first, or if the Runtime API is
  ///   gone. The process should end with a status that is not zero then.
  public func run(until stop: StopSignal = StopSignal(), _ makeHandler: () async throws -> any LambdaHandler)
    async throws(LambdaLoopError)
  {
    let api = RuntimeAPI(configuration, eventLoop: eventLoop)
    let handler = try await initialise(api, makeHandler)
    while !stop.isStopped {
      guard let invocation = try await next(api, stop) else { break }
      let outcome = await handle(invocation, handler)
      afterInvocation()
      try await answer(invocation, outcome, api)
    }
    await api.close()
  }

  private func initialise(_ api: RuntimeAPI, _ makeHandler: () async throws -> any LambdaHandler)
    async throws(LambdaLoopError) -> any LambdaHandler
  {
    do {
      return try await makeHandler()
    } catch {
      let failure = InvocationFailure(error)
      logger.critical(
        "The function cannot be set up",
        metadata: ["type": "\(failure.type)", "reason": "\(failure.message)"])
      do {
        try await api.reportInitialisation(failure)
      } catch {
        logger.critical("The Runtime API was not told", metadata: ["reason": "\(error)"])
      }
      throw .initialisation(failure.type)
    }
  }

  // MARK: The next invocation

  /// The next invocation; nil if the loop shall end instead.
  private func next(_ api: RuntimeAPI, _ stop: StopSignal) async throws(LambdaLoopError) -> Invocation? {
    var backoff = configuration.firstBackoff
    for attempt in 1... {
      do throws(RuntimeAPIError) {
        return try await stop.whileRunning(onStop: { api.interrupt() }) { () async throws(RuntimeAPIError) in
          try await api.next()
        }
      } catch {
        if stop.isStopped { return nil }
        logger.warning(
          "The Runtime API gives no invocation", metadata: ["reason": "\(error)", "attempt": "\(attempt)"])
        guard error.isTemporary, attempt < configuration.attempts else { throw .gone(error.description) }
      }
      await wait(backoff)
      backoff *= 2
    }
    return nil
  }

  private func wait(_ duration: Duration) async {
    try? await eventLoop.scheduleTask(in: TimeAmount(duration)) {}.futureResult.get()
  }

  // MARK: One invocation

  private func handle(_ invocation: Invocation, _ handler: any LambdaHandler) async -> Outcome {
    let instant = ContinuousClock.now + .milliseconds(invocation.deadline - clock.millisecondsSinceEpoch())
    let context = LambdaContext(
      requestID: invocation.id, deadline: instant, traceHeader: invocation.traceHeader,
      invokedFunctionARN: invocation.functionARN)
    let event = invocation.event
    let deadline = Deadline(instant: instant - configuration.deadlineMargin, eventLoop: eventLoop)
    do {
      let answer = try await deadline.run { try await handler.handle(event, context: context) }
      let limit = LambdaQuota.answerBytes
      return answer.count <= limit ? .answer(answer) : .failure(.tooLarge(answer.count, limit: limit))
    } catch is DeadlineExceeded {
      return .failure(.timedOut)
    } catch {
      return .failure(InvocationFailure(error))
    }
  }

  /// Hands over what came of an invocation. Where the Runtime API refuses it, there is nobody left to tell: the
  /// invocation is over, or it is reported that it failed.
  private func answer(_ invocation: Invocation, _ outcome: Outcome, _ api: RuntimeAPI)
    async throws(LambdaLoopError)
  {
    do throws(RuntimeAPIError) {
      switch outcome {
      case .answer(let bytes):
        try await api.respond(to: invocation, bytes)
      case .failure(let failure):
        logger.error(
          "The invocation failed",
          metadata: [
            "type": "\(failure.type)", "reason": "\(failure.message)", "request_id": "\(invocation.id)",
          ])
        try await api.report(failure, of: invocation)
      }
    } catch {
      logger.error(
        "The answer was not accepted", metadata: ["reason": "\(error)", "request_id": "\(invocation.id)"])
      if case .broken = error { throw .gone(error.description) }
    }
  }
}
