import NIOCore
import NIOHTTP1

/// An invocation as the Runtime API hands it over (Lambda Developer Guide, "Using the Lambda runtime API", "Next
/// invocation").
struct Invocation: Sendable, Equatable {
  /// `Lambda-Runtime-Aws-Request-Id`.
  let id: String
  /// `Lambda-Runtime-Deadline-Ms`: when it is ended, in milliseconds since 1970.
  let deadline: Int64
  /// `Lambda-Runtime-Trace-Id`.
  let traceHeader: String?
  /// `Lambda-Runtime-Invoked-Function-Arn`.
  let functionARN: String?
  /// The event.
  let event: [UInt8]

  /// Reads an answer; nil if it lacks the invocation's id or deadline.
  init?(_ response: RuntimeAPIResponse) {
    let headers = response.headers
    guard let id = headers.first(name: "Lambda-Runtime-Aws-Request-Id"), !id.isEmpty,
      let deadline = headers.first(name: "Lambda-Runtime-Deadline-Ms").flatMap({ Int64($0) })
    else { return nil }
    self.id = id
    self.deadline = deadline
    traceHeader = headers.first(name: "Lambda-Runtime-Trace-Id")
    functionARN = headers.first(name: "Lambda-Runtime-Invoked-Function-Arn")
    event = Array(buffer: response.body)
  }
}
