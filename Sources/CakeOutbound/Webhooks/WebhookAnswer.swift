import CakeOrdering

/// What a company's answer means.
enum WebhookAnswer {
  /// The status where it means that the company has it.
  ///
  /// - Parameters:
  ///   - status: The HTTP status.
  ///   - retryAfter: The header `Retry-After`, if there was one.
  /// - Throws: ``WebhookError`` for all but `2xx`.
  static func accepted(_ status: Int, retryAfter: String?, at now: Timestamp) throws(WebhookError) -> Int {
    switch status {
    case 200...299: return status
    case 410: throw .gone
    case 408, 425, 429: throw .failed(status: status, retryAfter: retryAfter.flatMap { wait($0, at: now) })
    case 400...499: throw .refused(status: status)
    default: throw .failed(status: status, retryAfter: retryAfter.flatMap { wait($0, at: now) })
    }
  }

  /// How long a company asks to wait: seconds or an HTTP date (RFC 9110, section 10.2.3). Nil for any other
  /// text; at most a week, beyond which nothing is tried.
  static func wait(_ text: String, at now: Timestamp) -> Duration? {
    let week = Duration.seconds(7 * 86_400)
    if !text.isEmpty, text.utf8.allSatisfy(ASCII.isDigit) {
      return Int64(text).map { min(.seconds(min($0, 1_000_000_000)), week) } ?? week
    }
    return HTTPDate.instant(text).map { min(max($0.since(now), .zero), week) }
  }
}
