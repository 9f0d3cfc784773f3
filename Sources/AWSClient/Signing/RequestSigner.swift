import Crypto
import Synchronization

/// Signs requests with Signature Version 4, in their headers
/// (AWS IAM User Guide, "Create a signed AWS API request").
final class RequestSigner: Sendable {
  /// What a signing key is derived from.
  struct Scope: Hashable {
    let secretAccessKey: String
    let date: String
    let region: String
    let service: String

    /// The credential scope: `20150830/us-east-1/service/aws4_request`.
    var text: String { "\(date)/\(region)/\(service)/aws4_request" }
  }

  private static let algorithm = "AWS4-HMAC-SHA256"

  private let region: String
  private let normalizesPath: Bool
  /// Four digests lead to a key, and it is the same all day.
  private let keys = Mutex<[Scope: SymmetricKey]>([:])

  init(region: String, normalizesPath: Bool = true) {
    self.region = region
    self.normalizesPath = normalizesPath
  }

  /// The headers that make it a signed request: `X-Amz-Date`, `X-Amz-Security-Token` and `Authorization`.
  func headers(
    signing request: SignedRequest, service: String, at time: SigningTime, by credentials: AWSCredentials
  ) -> [(name: String, value: String)] {
    var added = [(name: "X-Amz-Date", value: time.dateTime)]
    if let token = credentials.sessionToken { added.append((name: "X-Amz-Security-Token", value: token)) }
    var request = request
    request.headers += added
    let scope = scope(service, time, credentials)
    let canonical = canonical(request)
    let signature = signature(of: Self.stringToSign(canonical, time, scope), in: scope)
    let authorization =
      "\(Self.algorithm) Credential=\(credentials.accessKeyID)/\(scope.text), "
      + "SignedHeaders=\(canonical.signedHeaders), Signature=\(signature)"
    return added + [(name: "Authorization", value: authorization)]
  }

  func scope(_ service: String, _ time: SigningTime, _ credentials: AWSCredentials) -> Scope {
    Scope(
      secretAccessKey: credentials.secretAccessKey, date: time.date, region: region, service: service)
  }

  func canonical(_ request: SignedRequest) -> CanonicalRequest {
    CanonicalRequest(request, normalizesPath: normalizesPath)
  }

  static func stringToSign(_ request: CanonicalRequest, _ time: SigningTime, _ scope: Scope) -> String {
    [algorithm, time.dateTime, scope.text, SignedRequest.digest(of: request.text.utf8)]
      .joined(separator: "\n")
  }

  func signature(of text: String, in scope: Scope) -> String {
    Hexadecimal.text(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key(scope)))
  }

  private func key(_ scope: Scope) -> SymmetricKey {
    keys.withLock { keys in
      if let key = keys[scope] { return key }
      // Yesterday's keys and those of past credentials are not needed again.
      if keys.count >= 32 { keys = [:] }
      var key = SymmetricKey(data: Array("AWS4\(scope.secretAccessKey)".utf8))
      for part in [scope.date, scope.region, scope.service, "aws4_request"] {
        key = SymmetricKey(data: HMAC<SHA256>.authenticationCode(for: Array(part.utf8), using: key))
      }
      keys[scope] = key
      return key
    }
  }
}
