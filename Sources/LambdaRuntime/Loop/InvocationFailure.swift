import JSONText

/// What is reported of an error: what kind it is, and what an operator may read.
struct InvocationFailure: Sendable, Equatable {
  /// The kind, as in `Runtime.ResponseTooLarge`.
  let type: String
  /// A sentence that holds nothing of the event.
  let message: String

  init(type: String, message: String) {
    self.type = type
    self.message = message
  }

  init(_ error: any Error) {
    type = "\(Swift.type(of: error))"
    message = (error as? any ReportableError)?.report ?? "The function failed with \(type)."
  }

  /// The invocation was cancelled because its time was over.
  static let timedOut = InvocationFailure(
    type: "Runtime.DeadlineExceeded", message: "The function was cancelled shortly before its deadline.")

  static func tooLarge(_ count: Int, limit: Int) -> InvocationFailure {
    InvocationFailure(
      type: "Runtime.ResponseTooLarge",
      message: "The function's answer has \(count) bytes, of which \(limit) are allowed.")
  }

  /// The error as the Runtime API takes it (Lambda Developer Guide, "Using the Lambda runtime API", "Invocation
  /// error").
  var json: [UInt8] {
    var json = JSONWriter(capacity: 256)
    json.object { json in
      json.member("errorMessage", message)
      json.member("errorType", type)
      json.array("stackTrace") { _ in }
    }
    return json.bytes
  }
}
