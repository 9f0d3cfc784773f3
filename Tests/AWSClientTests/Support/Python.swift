import Foundation
import Testing

/// The Python of the tests.
enum Python {
  /// Where it is, if this machine has one.
  static let path = ProcessInfo.processInfo.environment["CAKE_TEST_PYTHON"]

  /// What a program prints.
  static func run(_ program: String, input: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(path))
    process.arguments = ["-c", program]
    let (given, printed) = (Pipe(), Pipe())
    process.standardInput = given
    process.standardOutput = printed
    // As large as a pipe holds, or the program reads it before it prints.
    let writer = Thread {
      try? given.fileHandleForWriting.write(contentsOf: Data(input.utf8))
      try? given.fileHandleForWriting.close()
    }
    try process.run()
    writer.start()
    let output = try printed.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: output, as: UTF8.self)
  }
}
