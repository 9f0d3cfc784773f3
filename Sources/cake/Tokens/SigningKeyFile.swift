import CakeHTTP
import Foundation

/// The file with the key that signs staff tokens.
struct SigningKeyFile {
  /// Where it is.
  let path: String
  private let isOurs: Bool

  /// The file that the settings name; otherwise one in the data folder, which is made when it is missing.
  ///
  /// - Throws: ``CommandFailure`` if the shop is on AWS and they name none: a new key would sign for nobody.
  init(_ settings: Settings) throws(CommandFailure) {
    if settings.signingKeyFile == nil, settings.backend == .aws {
      throw CommandFailure(
        "Set CAKE_SIGNING_KEY to the PEM file of the private key that belongs to the functions' CAKE_TOKEN_KEY."
      )
    }
    path = settings.signingKeyFile ?? DataFolder(path: settings.dataDirectory).signingKey
    isOurs = settings.signingKeyFile == nil
  }

  /// The private key in PEM.
  ///
  /// - Throws: ``CommandFailure`` if there is no usable key.
  func privateKey() throws(CommandFailure) -> String {
    if isOurs, !FileManager.default.fileExists(atPath: path) { try make() }
    do {
      return try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      throw CommandFailure("The signing key \(path) cannot be read: \(error.localizedDescription)")
    }
  }

  /// The public key in PEM.
  ///
  /// - Throws: ``CommandFailure`` if there is no usable key.
  func publicKey() throws(CommandFailure) -> String {
    let pem = try privateKey()
    do {
      return try SigningKey.publicKey(ofPrivateKey: pem)
    } catch {
      throw CommandFailure("The signing key \(path) is no P-256 private key in PEM.")
    }
  }

  /// Makes a new key, for its owner only. Written aside and linked into place: where two make one at once,
  /// both use the first, and nobody sees half a key.
  private func make() throws(CommandFailure) {
    let draft = path + ".\(ProcessInfo.processInfo.processIdentifier)"
    let data = Data(SigningKey.generate().utf8)
    let isWritten = FileManager.default.createFile(
      atPath: draft, contents: data, attributes: [.posixPermissions: 0o600])
    defer { try? FileManager.default.removeItem(atPath: draft) }
    if isWritten { try? FileManager.default.linkItem(atPath: draft, toPath: path) }
    guard FileManager.default.fileExists(atPath: path) else {
      throw CommandFailure("The signing key \(path) cannot be written.")
    }
  }
}
