/// Why a command ends without success, in words for the person who gave it.
struct CommandFailure: Error, Equatable {
  /// What went wrong and what can be done, one or more lines.
  let message: String
  /// What the process says to whoever started it.
  let exitCode: CommandStatus

  init(_ message: String, _ exitCode: CommandStatus = .failure) {
    self.message = message
    self.exitCode = exitCode
  }
}
