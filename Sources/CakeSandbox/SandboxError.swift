/// Why a sandbox delivery company cannot be set up.
public enum SandboxError: Error, Sendable, Equatable {
  /// It has no secret to verify requests with.
  case noSecret
  /// A secret is none, and why.
  case unusableSecret(String)
  /// The shop's address is not `http://…` or `https://…` without a slash at its end.
  case unusableShopURL
}

extension SandboxError: CustomStringConvertible {
  /// What is wrong, for whoever configured it.
  public var description: String {
    switch self {
    case .noSecret: "the sandbox delivery company needs a secret (whsec_…) to verify requests with"
    case .unusableSecret(let reason): reason
    case .unusableShopURL: "the shop's address must start with http:// or https:// and not end in a slash"
    }
  }
}
