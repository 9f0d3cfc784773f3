import HTTPTypes

/// The header fields of pages.
enum PageHeaders {
  /// What pages may load, and from where.
  static let contentSecurityPolicy =
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

  static func common(_ settings: CakeWebSettings) -> HTTPFields {
    var fields = HTTPFields()
    fields[.cacheControl] = "no-store"
    fields[.contentSecurityPolicy] = contentSecurityPolicy
    fields[.xContentTypeOptions] = "nosniff"
    // Tracking links are secrets.
    fields[.referrerPolicy] = "same-origin"
    fields[.permissionsPolicy] = "camera=(), geolocation=(), microphone=()"
    if settings.isSecure { fields[.strictTransportSecurity] = "max-age=31536000" }
    return fields
  }
}
