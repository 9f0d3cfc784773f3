public import CakeOrdering
public import Logging
public import Metrics

/// What became of a message that a handler was given; the raw value is how metrics and logs write it.
public enum DeliveryResult: String, Sendable, CaseIterable {
  /// Handled.
  case done
  /// Of a type that is nothing to its handler.
  case skipped
  /// Comes again; nobody tried.
  case putOff
  /// Comes again; a try failed.
  case retried
  /// Given up: a dead letter.
  case deadLetter
  /// The lease had ended: somebody else has it.
  case lost
  /// What was decided could not be done: it comes again by itself.
  case failed

  /// The result where a queue did what was decided.
  public init(_ outcome: DeliveryPolicy.Outcome) {
    self =
      switch outcome {
      case .done: .done
      case .skip: .skipped
      case .putOff: .putOff
      case .retry: .retried
      case .deadLetter: .deadLetter
      }
  }
}

extension DeliveryPolicy.Outcome {
  /// Why it is not done; nil if it is.
  public var reason: String? {
    switch self {
    case .done, .skip: nil
    case .putOff(_, let reason), .retry(_, let reason), .deadLetter(let reason, _): reason
    }
  }
}

/// Says what became of messages: to the metrics always, to the log where something is amiss. Names the message, the
/// handler, the try and the trace, and nobody's data.
public struct DeliveryLog: Sendable {
  /// What is counted.
  public let metrics: DeliveryMetrics
  private let logger: Logger

  /// A log with metrics of its own.
  ///
  /// - Parameter factory: Makes the metrics; the process's own where it is nil.
  public init(logger: Logger, factory: (any MetricsFactory)? = nil) {
    self.logger = logger
    metrics = DeliveryMetrics(factory)
  }

  /// Says what became of a message.
  public func note(_ result: DeliveryResult, _ attempt: Attempt, named id: String, reason: String? = nil) {
    note(
      result, handler: attempt.handler, tries: attempt.tries, trace: attempt.message?.trace, named: id,
      reason: reason)
  }

  /// Says what became of what may be no message at all.
  ///
  /// - Parameter tries: How many failed before.
  public func note(
    _ result: DeliveryResult, handler: String, tries: Int, trace: TraceContext?, named id: String,
    reason: String? = nil
  ) {
    metrics.count(result, handler)
    var metadata: Logger.Metadata = [
      "message_id": "\(id)", "handler": "\(handler)", "attempt": "\(tries + 1)",
      "outcome": "\(result.rawValue)",
    ]
    if let trace { metadata["trace_id"] = "\(trace.traceID)" }
    if let reason { metadata["reason"] = "\(reason)" }
    switch result {
    case .done: logger.debug("a message was handled", metadata: metadata)
    case .skipped: logger.trace("a message is nothing to its reader", metadata: metadata)
    case .putOff: logger.info("a message was put off", metadata: metadata)
    case .retried, .lost: logger.warning("a message was not handled", metadata: metadata)
    case .deadLetter, .failed: logger.error("a message was not handled", metadata: metadata)
    }
  }
}

/// What is counted of messages: `cake_messages_handled` by handler and outcome, and `cake_message_lag_seconds`, the time
/// from a message's making to its first handling.
public struct DeliveryMetrics: Sendable {
  private let counters: [String: [DeliveryResult: Counter]]
  private let lags: [String: Metrics.Timer]
  private let factory: any MetricsFactory

  init(_ factory: (any MetricsFactory)?) {
    let factory = factory ?? MetricsSystem.factory
    self.factory = factory
    let names = HandlerName.allCases.map(\.rawValue)
    counters = Dictionary(
      uniqueKeysWithValues: names.map { name in
        let counters = DeliveryResult.allCases.map { ($0, Self.counter($0, name, factory)) }
        return (name, Dictionary(uniqueKeysWithValues: counters))
      })
    lags = Dictionary(
      uniqueKeysWithValues: names.map { name in
        (
          name,
          Metrics.Timer(label: "cake_message_lag_seconds", dimensions: [("handler", name)], factory: factory)
        )
      })
  }

  /// Counts what became of a message.
  public func count(_ result: DeliveryResult, _ handler: String) {
    let counter = counters[handler]?[result] ?? Self.counter(result, handler, factory)
    counter.increment()
  }

  /// Measures how old a message was when it was first handled.
  public func recordLag(_ lag: Duration, _ handler: String) {
    let (seconds, attoseconds) = max(lag, .zero).components
    lags[handler]?.recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
  }

  private static func counter(_ result: DeliveryResult, _ handler: String, _ factory: any MetricsFactory)
    -> Counter
  {
    Counter(
      label: "cake_messages_handled", dimensions: [("handler", handler), ("outcome", result.rawValue)],
      factory: factory)
  }
}
