import CakeOrdering
import Logging

/// Says what became of messages: to the metrics always, to the log where something is amiss. Names the message, the
/// handler, the try and the trace, and nobody's data.
struct HandlingLog: Sendable {
  let logger: Logger
  let metrics = HandlingMetrics()

  func note(
    _ outcome: HandlingOutcome, id: String, handler: String, attempt: Int, trace: TraceContext?,
    reason: String? = nil
  ) {
    metrics.count(outcome, handler)
    var metadata: Logger.Metadata = [
      "message_id": "\(id)", "handler": "\(handler)", "attempt": "\(attempt)",
      "outcome": "\(outcome.rawValue)",
    ]
    if let trace { metadata["trace_id"] = "\(trace.traceID)" }
    if let reason { metadata["reason"] = "\(reason)" }
    switch outcome {
    case .done: logger.info("a message was handled", metadata: metadata)
    case .skipped: logger.trace("a message is nothing to its reader", metadata: metadata)
    case .retried: logger.warning("a message was not handled", metadata: metadata)
    case .buried, .failed: logger.error("a message was not handled", metadata: metadata)
    }
  }
}
