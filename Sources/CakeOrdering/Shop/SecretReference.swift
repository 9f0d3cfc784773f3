/// Where a secret is found. The shop file never holds one itself.
public enum SecretReference: Sendable, Hashable {
  /// An environment variable: `env:NAME`.
  case environment(String)
  /// A file whose only line it is: `file:PATH`.
  case file(String)
  /// A parameter of the AWS Systems Manager Parameter Store: `ssm:/NAME`.
  case parameter(String)

  /// Reads the forms above; nil for any other text.
  public init?(_ text: String) {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let place = String(text[text.index(after: colon)...])
    guard !place.isEmpty else { return nil }
    switch text[..<colon] {
    case "env": self = .environment(place)
    case "file": self = .file(place)
    case "ssm": self = .parameter(place)
    default: return nil
    }
  }
}
