/// Who signs: an access key, for a while with a session token.
///
/// Neither its description nor its mirror shows a secret.
public struct AWSCredentials: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
  /// The access key's id, which every signature shows.
  public let accessKeyID: String
  /// The access key's secret.
  public let secretAccessKey: String
  /// The token that comes with temporary credentials.
  public let sessionToken: String?
  /// When they end, in seconds since 1970; nil if never or unknown.
  public let expiration: Int64?

  /// Credentials.
  public init(
    accessKeyID: String, secretAccessKey: String, sessionToken: String? = nil, expiration: Int64? = nil
  ) {
    self.accessKeyID = accessKeyID
    self.secretAccessKey = secretAccessKey
    self.sessionToken = sessionToken
    self.expiration = expiration
  }

  /// The access key's id alone.
  public var description: String { "AWSCredentials(\(accessKeyID))" }

  /// A mirror without the secrets.
  public var customMirror: Mirror { Mirror(self, children: ["accessKeyID": accessKeyID]) }
}
