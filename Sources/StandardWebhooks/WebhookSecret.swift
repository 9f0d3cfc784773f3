import Crypto

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A secret that two parties share to sign and verify webhooks (Standard Webhooks, "Symmetric signatures").
///
/// Written `whsec_` and the base64 form of 24 to 64 random bytes. It is never printed: every textual
/// form of it is redacted.
public struct WebhookSecret: Sendable, Equatable {
  /// What every written secret starts with.
  public static let prefix = "whsec_"

  /// How many bytes a secret may have.
  public static let byteCounts = 24...64

  let key: SymmetricKey

  /// Reads a secret as it is written in settings: `whsec_<base64>`.
  ///
  /// - Throws: ``WebhookSecretError`` that says what is wrong and repeats nothing of the text.
  public init(_ text: String) throws(WebhookSecretError) {
    guard text.hasPrefix(Self.prefix) else { throw .missingPrefix }
    guard let data = Data(base64Encoded: String(text.dropFirst(Self.prefix.count))) else {
      throw .invalidBase64
    }
    try self.init(bytes: [UInt8](data))
  }

  /// A secret of bytes that came from elsewhere.
  ///
  /// - Throws: ``WebhookSecretError/unsuitableLength(_:)`` unless there are 24 to 64 of them.
  public init(bytes: [UInt8]) throws(WebhookSecretError) {
    guard Self.byteCounts.contains(bytes.count) else { throw .unsuitableLength(bytes.count) }
    key = SymmetricKey(data: bytes)
  }

  private init(key: SymmetricKey) {
    self.key = key
  }

  /// A new secret of 32 random bytes, for parties that live in one process.
  public static func random() -> WebhookSecret {
    WebhookSecret(key: SymmetricKey(size: .bits256))
  }
}

extension WebhookSecret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// Shows the prefix only.
  public var description: String { "whsec_…" }

  /// Shows the prefix only.
  public var debugDescription: String { description }

  /// Shows nothing either: `dump` reads this.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
