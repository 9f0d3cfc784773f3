import CakeOrdering
import Hummingbird
import Logging

extension CakeRequestContext {
  /// What a client is told of an error. One that is ours, not the client's, is written into the log.
  package func problem(of error: any Error) -> Problem {
    switch error {
    case let problem as Problem:
      return problem
    case let error as OrderingError:
      switch error {
      case .unavailable(_, let reason), .unreadable(let reason): report(reason)
      default: break
      }
      return Problem(error: error)
    case let error as StoreError:
      return problem(of: OrderingError(error))
    default:
      // Only what kind of error it is: its text may hold anything.
      report("\(type(of: error))")
      return Problem(.internalError)
    }
  }

  private func report(_ reason: String) {
    logger.error("request failed", metadata: ["reason": "\(reason)", "trace_id": "\(trace?.traceID ?? "")"])
  }
}
