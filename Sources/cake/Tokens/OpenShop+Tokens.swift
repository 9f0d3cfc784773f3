import CakeHTTP
import CakeOrdering

extension OpenShop {
  /// Who makes this shop's tokens.
  ///
  /// - Throws: ``CommandFailure`` if there is no usable signing key.
  func tokenIssuer() async throws(CommandFailure) -> StaffTokenIssuer {
    let file = try SigningKeyFile(settings)
    let pem = try file.privateKey()
    do {
      return try await StaffTokenIssuer(
        privateKey: pem, shop: shop, registry: tokens, clock: clock, random: desk.random)
    } catch {
      throw CommandFailure("The signing key \(file.path) is no P-256 private key in PEM.")
    }
  }

  /// A new token.
  ///
  /// - Throws: ``CommandFailure`` if the shop has nobody of that name.
  func issueToken(_ role: Role, _ subject: String, lifetime: Duration) async throws(CommandFailure) -> String
  {
    let issuer = try await tokenIssuer()
    do {
      return try await issuer.issue(role, subject: subject, lifetime: lifetime).token
    } catch StaffTokenIssuer.Refusal.unknownSubject {
      throw CommandFailure(
        "The shop file has no \(role.rawValue) \(subject.singleLine). It has: \(subjects(role).joined(separator: ", "))"
      )
    } catch let error as StoreError {
      throw CommandFailure("The token cannot be kept: \(error.reason)")
    } catch {
      throw CommandFailure("The token cannot be made: \(error)")
    }
  }

  /// Who tells staff by their tokens.
  ///
  /// - Throws: ``CommandFailure`` if there is no usable signing key.
  func staffTokens() async throws(CommandFailure) -> StaffTokens {
    let file = try SigningKeyFile(settings)
    let pem = try file.publicKey()
    do {
      return try await StaffTokens(publicKey: pem, shop: shop, registry: tokens, clock: clock)
    } catch {
      throw CommandFailure("The signing key \(file.path) is no P-256 private key in PEM.")
    }
  }

  private func subjects(_ role: Role) -> [String] {
    switch role {
    case .producer: shop.producers.map(\.id)
    case .deliveryCompany: shop.deliveryCompanies.map(\.id)
    case .operator: shop.operators.map(\.id)
    case .customer, .system: []
    }
  }
}
