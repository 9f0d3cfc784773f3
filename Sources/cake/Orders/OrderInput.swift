import Foundation
import JSONText

/// A document that a person gives: a file, or `-` for standard input.
enum OrderInput {
  /// Its bytes.
  ///
  /// - Throws: ``CommandFailure`` if it cannot be read.
  static func read(_ path: String) throws(CommandFailure) -> [UInt8] {
    if path == "-" { return Console.input() }
    do {
      return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw CommandFailure("\(path) cannot be read: \(error.localizedDescription)")
    }
  }
}
