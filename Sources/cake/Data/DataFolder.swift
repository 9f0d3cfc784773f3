import Foundation

/// The folder in which a shop keeps everything: orders, the signing key, and emails where none are sent.
struct DataFolder: Sendable {
  /// Where it is.
  let path: String

  /// The database.
  var database: String { path + "/cake.sqlite" }
  /// The emails that were written instead of sent.
  var mail: String { path + "/mail" }
  /// The key that signs staff tokens, where the settings name no other.
  var signingKey: String { path + "/signing-key.pem" }

  /// Makes the folder, for its owner only, if it is not there.
  ///
  /// - Throws: ``CommandFailure`` if it cannot be made.
  func make() throws(CommandFailure) {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw CommandFailure("The data folder \(path) cannot be made: \(error.localizedDescription)")
    }
  }

  /// Makes sure that there is a shop in it.
  ///
  /// - Throws: ``CommandFailure`` if there is none.
  func requireShop() throws(CommandFailure) {
    guard FileManager.default.fileExists(atPath: database) else {
      throw CommandFailure(
        "There is no shop in \(path). Name its data folder with --data-dir or CAKE_DATA_DIR.")
    }
  }
}
