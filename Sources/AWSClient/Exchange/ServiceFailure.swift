import JSONText
import NIOHTTP1

/// What a service's error answers mean.
enum ServiceFailure {
  /// Error codes of throttles (AWS SDKs and Tools Reference Guide, "Retry behavior"), and those of writes
  /// that met a transaction on the same item.
  private static let throttles: Set<String> = [
    "BandwidthLimitExceeded", "EC2ThrottledException", "KMSThrottlingException", "KmsThrottled",
    "LimitExceededException", "PriorRequestNotComplete", "ProvisionedThroughputExceeded",
    "ProvisionedThroughputExceededException", "RequestLimitExceeded", "RequestThrottled",
    "RequestThrottledException", "SlowDown", "ThrottledException", "Throttling", "ThrottlingError",
    "ThrottlingException", "TooManyRequestsException", "TransactionConflictException",
    "TransactionInProgressException",
  ]

  /// Error codes of failures that pass, whatever the status says.
  private static let transient: Set<String> = [
    "IDPCommunicationError", "InternalServerError", "RequestTimeout", "RequestTimeoutException",
    "ServiceUnavailable",
  ]

  /// The failed try that an answer stands for.
  static func failure(_ answer: Answer) -> AttemptFailure {
    let code = code(of: answer)
    var failure: AttemptFailure
    if throttles.contains(code) || answer.status == 429 {
      failure = AttemptFailure(error: AWSError(.throttled(code: code)), remedy: .waitForThrottle)
    } else if transient.contains(code) || (answer.status >= 500 && answer.status != 501) {
      failure = AttemptFailure(error: AWSError(.unavailable(code)), remedy: .wait)
    } else {
      failure = AttemptFailure(error: AWSError(.service(code: code)), remedy: .none)
    }
    failure.error.status = answer.status
    failure.error.requestID = answer.requestID
    failure.error.body = answer.body
    return failure
  }

  /// The error code: from the header, else from the body; `Unknown` if neither has one
  /// (AWS JSON protocol: `x-amzn-errortype`, `__type` or `code`; the name alone, without what stands before
  /// `#` or after `:`).
  static func code(of answer: Answer) -> String {
    let body = try? JSONValue(parsing: answer.body)
    let text =
      answer.headers.first(name: "x-amzn-errortype") ?? body?["__type"]?.string ?? body?["code"]?.string ?? ""
    let withoutURL = text.split(separator: ":", omittingEmptySubsequences: false).first ?? ""
    let name = withoutURL.split(separator: "#").last ?? ""
    let isName = name.utf8.count <= 100 && name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    return isName && !name.isEmpty ? String(name) : "Unknown"
  }
}
