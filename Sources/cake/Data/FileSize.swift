import Foundation

/// How large files are.
enum FileSize {
  /// The bytes of a file; 0 if it cannot be told.
  static func bytes(_ path: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? Int) ?? 0
  }
}
