package import HTTPTypes

/// The kinds of problems the API answers with; the raw value ends the problem's `type`, and is kept for good.
public enum ProblemKind: String, Sendable, CaseIterable {
  case malformed
  case unauthenticated
  case invalidToken = "invalid-token"
  case forbidden
  case notFound = "not-found"
  case methodNotAllowed = "method-not-allowed"
  case requestTimeout = "request-timeout"
  case illegalState = "illegal-state"
  case overtaken
  case cutOffPassed = "cut-off-passed"
  case full
  case tooLarge = "too-large"
  case unsupportedMediaType = "unsupported-media-type"
  case invalid
  case idempotencyKeyReused = "idempotency-key-reused"
  case tooManyRequests = "too-many-requests"
  case orderLimit = "order-limit"
  case answerTooLarge = "answer-too-large"
  case newerVersion = "newer-version"
  case internalError = "internal-error"
  case unavailable

  /// The URI reference that names the kind (RFC 9457, section 3.1.1).
  var type: String { "/problems/\(rawValue)" }

  /// The status it is answered with.
  package var status: HTTPResponse.Status {
    switch self {
    case .malformed: .badRequest
    case .unauthenticated, .invalidToken: .unauthorized
    case .forbidden: .forbidden
    case .notFound: .notFound
    case .methodNotAllowed: .methodNotAllowed
    case .requestTimeout: .requestTimeout
    case .illegalState, .overtaken, .cutOffPassed, .full: .conflict
    case .tooLarge: .contentTooLarge
    case .unsupportedMediaType: .unsupportedMediaType
    case .invalid, .idempotencyKeyReused: .unprocessableContent
    case .tooManyRequests, .orderLimit: .tooManyRequests
    case .internalError: .internalServerError
    case .answerTooLarge, .newerVersion, .unavailable: .serviceUnavailable
    }
  }

  /// A short text that is the same every time (RFC 9457, section 3.1.3).
  var title: String {
    switch self {
    case .malformed: "The body is no JSON"
    case .unauthenticated: "A staff token is needed"
    case .invalidToken: "The token is not valid"
    case .forbidden: "Your role may not do that"
    case .notFound: "There is nothing here"
    case .methodNotAllowed: "That method is not supported here"
    case .requestTimeout: "The request took too long to arrive"
    case .illegalState: "The order is past that"
    case .overtaken: "The order has moved on since"
    case .cutOffPassed: "It is too late to cancel"
    case .full: "That day is full"
    case .tooLarge: "The body is too large"
    case .unsupportedMediaType: "The body must be application/json"
    case .invalid: "The request breaks the shop's rules"
    case .idempotencyKeyReused: "The idempotency key belongs to another order"
    case .tooManyRequests: "Too many requests"
    case .orderLimit: "More than a bakery bakes in a day"
    case .answerTooLarge: "The answer is too large"
    case .newerVersion: "A newer version made the order"
    case .internalError: "Something went wrong here"
    case .unavailable: "Not possible at the moment"
    }
  }
}
