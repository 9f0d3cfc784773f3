import CakeOrdering
import JSONLogging
import Logging

/// How functions log: a JSON object a line, to standard output.
enum LogOutput {
  /// Makes all loggers of the process log that way; call it once.
  ///
  /// - Returns: The program's own logger.
  static func bootstrap(_ environment: [String: String]) -> Logger {
    // One that cannot be read is reported with all other settings.
    let level = environment["CAKE_LOG_LEVEL"].flatMap { Logger.Level(rawValue: $0.lowercased()) } ?? .info
    let function = environment["_HANDLER"] ?? ""
    LoggingSystem.bootstrap { label in
      var handler = JSONLogHandler(
        label: label, now: { SystemClock().now().description }, write: StandardOutput.write)
      handler.logLevel = level
      handler.metadata = ["function": "\(function)"]
      return handler
    }
    return Logger(label: "cake")
  }
}
