/// Finds the secrets that the shop file only refers to.
public protocol SecretSource: Sendable {
  /// The secret as it is now, without white space around it. Asked for each time it is needed, so that a
  /// secret can be replaced while the shop runs.
  ///
  /// - Throws: ``SecretError`` that never holds anything of the secret.
  func secret(_ reference: SecretReference) async throws(SecretError) -> String
}
