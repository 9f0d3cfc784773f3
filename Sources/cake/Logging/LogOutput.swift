import CakeOrdering
import JSONLogging
import Logging

/// How the program logs: to standard error, for people at a terminal, otherwise as JSON.
enum LogOutput {
  /// Makes all loggers of the process log that way; call it once.
  ///
  /// - Returns: The program's own logger.
  static func bootstrap(level: Logger.Level) -> Logger {
    LoggingSystem.bootstrap { label in handler(label, level: level) }
    return Logger(label: "cake")
  }

  /// A logger for a command that does one thing.
  static func logger(_ label: String, level: Logger.Level) -> Logger {
    Logger(label: label) { handler($0, level: level) }
  }

  private static func handler(_ label: String, level: Logger.Level) -> any LogHandler {
    let write: @Sendable (String) -> Void = { Console.report($0) }
    var handler: any LogHandler =
      Console.errorIsTerminal
      ? ReadableLogHandler(label: label, clock: SystemClock(), write: write)
      : JSONLogHandler(label: label, now: { SystemClock().now().description }, write: write)
    handler.logLevel = level
    return handler
  }
}
