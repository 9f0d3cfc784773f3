import Foundation
import Synchronization

/// The functions' program, as a process of its own.
final class FunctionProcess: Sendable {
  private let process = Mutex(Process())
  private let ended: AsyncStream<Int32>

  /// Where the program of most functions is: beside that of the tests.
  static let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent().appending(path: "CakeLambda")
  /// Where the program of the pages is.
  static let webProgram = program.deletingLastPathComponent().appending(path: "CakeWebLambda")

  /// The repository's root, where the example shop is.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// What every function is told.
  static let environment = [
    "_HANDLER": "placeOrder", "AWS_REGION": "eu-central-1", "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
    "AWS_SECRET_ACCESS_KEY": "secret", "CAKE_ORDERS_TABLE": "orders",
    "CAKE_ORDER_EVENTS_STREAM": "order-events", "CAKE_PUBLIC_URL": "https://cakes.example",
    "LAMBDA_TASK_ROOT": root.path,
  ]

  /// Starts a program.
  init(
    _ environment: [String: String], _ program: URL = program, _ arguments: [String] = []
  ) throws {
    let (ended, end) = AsyncStream.makeStream(of: Int32.self)
    self.ended = ended
    try process.withLock { process in
      process.executableURL = program
      process.arguments = arguments
      process.environment = environment
      process.currentDirectoryURL = Self.root
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      process.terminationHandler = { process in
        end.yield(process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus)
      }
      try process.run()
    }
  }

  deinit {
    process.withLock { process in
      if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }
  }

  /// Tells it to end.
  func terminate() {
    process.withLock { _ = kill($0.processIdentifier, SIGTERM) }
  }

  /// The status it ends with; negative if a signal ended it.
  func status() async -> Int32? {
    for await status in ended { return status }
    return nil
  }
}
