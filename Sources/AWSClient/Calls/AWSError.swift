/// Why a call failed.
///
/// Its description is for operators and logs: it names the operation, the service's error code and the
/// request, and nothing that was sent or answered.
public struct AWSError: Error, Sendable, Hashable, CustomStringConvertible, CustomReflectable {
  /// What kind of failure it was.
  public enum Kind: Sendable, Hashable {
    /// The service refused; repeating the call does not help. With the service's error code, such as
    /// `ConditionalCheckFailedException`.
    case service(code: String)
    /// The service had more calls than it takes, to the last try. With its error code.
    case throttled(code: String)
    /// The service failed or could not be reached, to the last try. With the reason, which repeats nothing
    /// that was sent.
    case unavailable(String)
    /// No answer came in time.
    case timeout
    /// There are no credentials, or they cannot be had.
    case credentials(String)
    /// The settings do not allow the call.
    case configuration(String)
    /// The task was cancelled.
    case cancelled
  }

  /// What kind of failure it was.
  public var kind: Kind
  /// The operation, such as `PutItem`; empty for what concerns all of them.
  public var operation: String
  /// The HTTP status of the last answer; nil if there was none.
  public var status: Int?
  /// What the service calls the request; AWS's support asks for it.
  public var requestID: String?
  /// Whether the same call may succeed later.
  public var retryable: Bool
  /// The error as the service wrote it, in JSON. It may repeat what was sent: never log it.
  public var body: [UInt8]

  /// A failure.
  public init(
    _ kind: Kind, operation: String = "", status: Int? = nil, requestID: String? = nil,
    retryable: Bool? = nil, body: [UInt8] = []
  ) {
    self.kind = kind
    self.operation = operation
    self.status = status
    self.requestID = requestID
    self.retryable = retryable ?? Self.isRetryable(kind)
    self.body = body
  }

  /// The service's error code, such as `ConditionalCheckFailedException`.
  public var code: String? {
    switch kind {
    case .service(let code), .throttled(let code): code
    default: nil
    }
  }

  /// The operation, what happened and the request's id.
  public var description: String {
    var text = operation.isEmpty ? reason : "\(operation): \(reason)"
    if let status { text += " (status \(status))" }
    if let requestID { text += " (request \(requestID))" }
    return text
  }

  /// A mirror without the body, which a log must not show.
  public var customMirror: Mirror { Mirror(self, children: ["description": description]) }

  private var reason: String {
    switch kind {
    case .service(let code): code
    case .throttled(let code): "throttled, \(code)"
    case .unavailable(let reason): "unavailable, \(reason)"
    case .timeout: "no answer in time"
    case .credentials(let reason): "no credentials, \(reason)"
    case .configuration(let reason): reason
    case .cancelled: "cancelled"
    }
  }

  private static func isRetryable(_ kind: Kind) -> Bool {
    switch kind {
    case .throttled, .unavailable, .timeout: true
    case .service, .credentials, .configuration, .cancelled: false
    }
  }
}
