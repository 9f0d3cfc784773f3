import Foundation
import Testing

/// An event as it comes from AWS, from the folder `Fixtures`.
enum Fixture {
  static func bytes(_ name: String) throws -> [UInt8] {
    let url = try #require(Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: "json"))
    return [UInt8](try Data(contentsOf: url))
  }
}
