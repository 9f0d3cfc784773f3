import CakeAWS
import CakeWeb

extension AWSShop {
  /// Signs staff in by email; nil unless the settings name the key that signs tokens and whom emails are from. The
  /// functions send them.
  ///
  /// - Throws: ``CommandFailure`` if the key cannot be used.
  func signInByEmail() async throws(CommandFailure) -> SignInByEmail? {
    guard settings.signingKeyFile != nil, settings.emailFrom != nil else { return nil }
    let issuer = try await open.tokenIssuer()
    return SignInByEmail(links: backend, messages: backend, issuerFrom: { issuer })
  }
}
