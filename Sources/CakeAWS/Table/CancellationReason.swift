import JSONText

/// Why one part of a transaction did not happen (DynamoDB API Reference, `CancellationReason`).
enum CancellationReason: Sendable, Hashable {
  /// It was not this part's fault.
  case none
  /// What must be so is not.
  case conditionFailed
  /// It can happen later: another transaction has the item, or the table has too much to do.
  case passing(code: String)
  /// It can never happen.
  case refused(code: String)

  init(code: String) {
    switch code {
    case "None": self = .none
    case "ConditionalCheckFailed": self = .conditionFailed
    case "TransactionConflict", "ProvisionedThroughputExceeded", "ThrottlingError":
      self = .passing(code: code)
    default: self = .refused(code: code)
    }
  }

  /// The reasons in the body of a `TransactionCanceledException`, in the order of the parts.
  static func reasons(in body: [UInt8]) -> [CancellationReason] {
    guard let json = try? JSONValue(parsing: body) else { return [] }
    let reasons = json["CancellationReasons"]?.array ?? []
    return reasons.map { CancellationReason(code: $0["Code"]?.string ?? "None") }
  }

  /// The code of what can happen later.
  var passingCode: String? {
    if case .passing(let code) = self { code } else { nil }
  }

  /// The code of what can never happen.
  var refusedCode: String? {
    if case .refused(let code) = self { code } else { nil }
  }
}
