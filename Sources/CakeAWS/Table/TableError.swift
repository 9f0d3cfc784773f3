import AWSClient
import CakeOrdering

/// Why the table did not do what it was asked.
enum TableError: Error, Sendable {
  /// What must be so of the item is not.
  case conditionFailed
  /// A transaction did not happen; the reasons in the order of its parts.
  case cancelled([CancellationReason])
  /// It may have happened or not, and can be asked for again.
  case passing(reason: String)
  /// It did not happen, and asking again does not help.
  case refused(StoreError)

  init(_ error: AWSError) {
    switch error.code {
    case "ConditionalCheckFailedException": self = .conditionFailed
    case "TransactionCanceledException": self = .cancelled(CancellationReason.reasons(in: error.body))
    default: self = error.retryable ? .passing(reason: "\(error)") : .refused(StoreError(aws: error))
    }
  }

  /// The same for whoever cannot do anything about it.
  var storeError: StoreError {
    switch self {
    case .conditionFailed: .unreadable(reason: "DynamoDB: a condition failed that should not")
    case .cancelled(let reasons): Self.storeError(reasons)
    case .passing(let reason): .unavailable(retryAfter: StoreError.pause, reason: "DynamoDB: \(reason)")
    case .refused(let error): error
    }
  }

  private static func storeError(_ reasons: [CancellationReason]) -> StoreError {
    if let code = reasons.lazy.compactMap(\.refusedCode).first {
      return .unreadable(reason: "DynamoDB: the transaction was refused, \(code)")
    }
    let code = reasons.lazy.compactMap(\.passingCode).first ?? "no reason given"
    return .unavailable(
      retryAfter: StoreError.pause, reason: "DynamoDB: the transaction was cancelled, \(code)")
  }
}
