import Foundation

/// Writes to the person or program that runs the command; unbuffered, so that nothing waits in a pipe.
enum Console {
  /// Writes a text and a line break to standard output.
  static func print(_ text: String) {
    write(text + "\n", to: .standardOutput)
  }

  /// Writes bytes to standard output as they are, with a line break if none ends them; no bytes are no line.
  static func print(bytes: [UInt8]) {
    guard !bytes.isEmpty else { return }
    let lineBreak: [UInt8] = bytes.last == UInt8(ascii: "\n") ? [] : [UInt8(ascii: "\n")]
    try? FileHandle.standardOutput.write(contentsOf: Data(bytes + lineBreak))
  }

  /// Writes a text and a line break to standard error.
  static func report(_ text: String) {
    write(text + "\n", to: .standardError)
  }

  /// Writes over the current line of standard error.
  static func progress(_ text: String) {
    write("\r\u{1B}[2K" + text, to: .standardError)
  }

  /// Whether a person looks at standard error.
  static var errorIsTerminal: Bool { isatty(FileHandle.standardError.fileDescriptor) == 1 }

  /// What stands in standard input, to its end.
  static func input() -> [UInt8] {
    [UInt8](FileHandle.standardInput.readDataToEndOfFile())
  }

  /// A reader who went away is no reason to fail.
  private static func write(_ text: String, to file: FileHandle) {
    try? file.write(contentsOf: Data(text.utf8))
  }
}
