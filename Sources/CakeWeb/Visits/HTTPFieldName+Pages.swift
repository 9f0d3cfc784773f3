import HTTPTypes

extension HTTPField.Name {
  static let referrerPolicy = known("Referrer-Policy")
  static let permissionsPolicy = known("Permissions-Policy")
  static let robotsTag = known("X-Robots-Tag")
  static let secFetchSite = known("Sec-Fetch-Site")

  private static func known(_ text: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(text) else { preconditionFailure("\(text) is no name of a header field") }
    return name
  }
}
