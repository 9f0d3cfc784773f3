import Foundation

/// Shared config and credentials files in a folder of their own, which goes when this does.
final class SharedFiles {
  private let folder = URL(fileURLWithPath: NSTemporaryDirectory() + "aws-\(UUID().uuidString)")

  init(config: String? = nil, credentials: String? = nil) throws {
    let hidden = folder.appending(path: ".aws")
    try FileManager.default.createDirectory(at: hidden, withIntermediateDirectories: true)
    if let config { try write(config, "config") }
    if let credentials { try write(credentials, "credentials") }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The home folder that has them.
  var home: String { folder.path }

  /// Writes a file beside them.
  ///
  /// - Returns: Its path.
  @discardableResult func write(_ text: String, _ name: String) throws -> String {
    let file = folder.appending(path: ".aws/\(name)")
    try text.write(to: file, atomically: true, encoding: .utf8)
    return file.path
  }
}
