import HTTPTypes

extension HTTPField.Name {
  static let referrerPolicy = known("Referrer-Policy")
  static let idempotencyKey = known("Idempotency-Key")
  static let forwardedFor = known("X-Forwarded-For")
  static let forwarded = known("Forwarded")
  static let link = known("Link")

  private static func known(_ text: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(text) else { preconditionFailure("\(text) is no name of a header field") }
    return name
  }
}
