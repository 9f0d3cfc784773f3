import HTTPTypes

/// The cookies of a request, and how they are set (RFC 6265).
struct Cookies: Sendable {
  private let values: [String: String]

  /// Signed-in staff: their token.
  static let session = "session"
  /// What the visitor's forms are told by.
  static let form = "form"
  /// The visitor's basket.
  static let basket = "basket"
  /// The language that was chosen.
  static let language = "language"

  init(_ fields: HTTPFields) {
    var values: [String: String] = [:]
    for field in fields[values: .cookie] {
      for pair in field.split(separator: ";") {
        guard let equals = pair.firstIndex(of: "=") else { continue }
        let name = pair[..<equals].drop { $0 == " " }
        // The first of a name is that of the most exact path.
        if values[String(name)] == nil { values[String(name)] = String(pair[pair.index(after: equals)...]) }
      }
    }
    self.values = values
  }

  subscript(_ name: String) -> String? { values[name] }

  /// A `Set-Cookie` field's value.
  ///
  /// - Parameter maxAge: In seconds; nil until the browser is closed, 0 to take it back.
  static func setting(_ name: String, _ value: String, maxAge: Int?, isSecure: Bool) -> String {
    "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
      + (maxAge.map { "; Max-Age=\($0)" } ?? "")
  }
}
