import Logging

@testable import CakeLambda

extension HandlingLog {
  /// Says nothing.
  static let quiet = HandlingLog(logger: Logger(label: "tests", factory: { _ in SwiftLogNoOpLogHandler() }))
}
