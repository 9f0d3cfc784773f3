import CakeOrdering
import Logging

/// How the program logs: to standard error, for people at a terminal, otherwise as JSON.
enum LogOutput {
  /// A logger whose lines go to standard error.
  static func logger(_ label: String, level: Logger.Level, clock: some WallClock) -> Logger {
    let write: @Sendable (String) -> Void = { Console.report($0) }
    var logger =
      Console.errorIsTerminal
      ? Logger(label: label) { ReadableLogHandler(label: $0, clock: clock, write: write) }
      : Logger(label: label) { JSONLogHandler(label: $0, clock: clock, write: write) }
    logger.logLevel = level
    return logger
  }
}
