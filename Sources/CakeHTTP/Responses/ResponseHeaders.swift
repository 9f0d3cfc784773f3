import HTTPTypes

/// The header fields of answers, put together once.
struct ResponseHeaders: Sendable {
  /// An answer that nobody may keep: orders and whatever staff see.
  let privateJSON: HTTPFields
  /// An answer for everybody, good for a minute.
  let publicJSON: HTTPFields
  /// The order behind a tracking link, whose address is a secret itself.
  let tracking: HTTPFields
  /// A problem document.
  let problem: HTTPFields
  /// A stream of events.
  let events: HTTPFields
  /// Metrics.
  let prometheus: HTTPFields
  /// An answer without a body.
  let empty: HTTPFields

  /// - Parameter publicURL: Where it is `https`, browsers are told to stay with it.
  init(publicURL: String) {
    var common = HTTPFields()
    common[.xContentTypeOptions] = "nosniff"
    common[.contentSecurityPolicy] = "default-src 'none'; frame-ancestors 'none'"
    if publicURL.hasPrefix("https://") {
      common[.strictTransportSecurity] = "max-age=31536000"
    }
    func fields(_ type: String?, _ cache: String = "no-store") -> HTTPFields {
      var fields = common
      fields[.contentType] = type
      fields[.cacheControl] = cache
      return fields
    }
    privateJSON = fields("application/json")
    publicJSON = fields("application/json", "public, max-age=60")
    problem = fields("application/problem+json")
    events = fields("text/event-stream")
    prometheus = fields("text/plain; version=0.0.4; charset=utf-8")
    empty = fields(nil)
    var tracking = privateJSON
    tracking[.referrerPolicy] = "no-referrer"
    self.tracking = tracking
  }
}
