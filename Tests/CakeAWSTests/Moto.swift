import AWSClient
import Foundation
import JSONText
import Logging
import Synchronization

/// AWS as `moto` plays it: one server of Python's, started by whoever needs it first and ended with the tests.
///
/// What tests keep there they keep under names of their own: all of them see the same account.
final class Moto: Sendable {
  /// The Python that has `moto`, if this machine has one.
  static let python = ProcessInfo.processInfo.environment["CAKE_TEST_PYTHON"]
  /// The region of all that is in it.
  static let region = "eu-central-1"

  private static let started = Mutex<Result<Moto, any Error>?>(nil)

  /// Where its services are reached.
  let url: String
  /// As long as this end of it is open, the server runs.
  private let lifeline: Pipe

  /// The server.
  static func shared() throws -> Moto {
    try started.withLock { started in
      let result = started ?? Result { try Moto() }
      started = result
      return try result.get()
    }
  }

  private init() throws {
    guard let python = Self.python else { throw POSIXError(.ENOENT) }
    let process = Process()
    let output = Pipe()
    lifeline = Pipe()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = ["-c", Self.program]
    process.standardInput = lifeline
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let line = output.fileHandleForReading.availableData
    guard
      let port = Int(String(decoding: line, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
    else { throw POSIXError(.ECHILD) }
    url = "http://127.0.0.1:\(port)"
  }

  /// What a client of this server, or of something in front of it, is to know.
  static func configuration(endpoint: String) -> AWSConfiguration {
    let credentials = AWSCredentials(accessKeyID: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "secret")
    var configuration = AWSConfiguration(
      region: region, credentials: .fixed(credentials), endpoints: AWSEndpoints(all: endpoint))
    // The first call of a service has Python read the whole of it.
    configuration.timeouts.attempt = .seconds(60)
    return configuration
  }

  /// Runs a body with a client of this server.
  func withClient<Value>(_ body: (AWSClient) async throws -> Value) async throws -> Value {
    try await Self.withClient(endpoint: url, body)
  }

  /// Runs a body with a client of something in front of this server, or in its place.
  static func withClient<Value>(endpoint: String, _ body: (AWSClient) async throws -> Value) async throws
    -> Value
  {
    try await withClient(Self.configuration(endpoint: endpoint), body)
  }

  /// Runs a body with a client.
  static func withClient<Value>(
    _ configuration: AWSConfiguration, _ body: (AWSClient) async throws -> Value
  ) async throws -> Value {
    let client = AWSClient(configuration: configuration, logger: Logger(label: "tests"))
    do {
      let value = try await body(client)
      await client.shutdown()
      return value
    } catch {
      await client.shutdown()
      throw error
    }
  }

  /// Listens on a port that is free, says which, and ends when its input does.
  private static let program = """
    import sys
    from moto.server import ThreadedMotoServer
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    print(server.get_host_and_port()[1], flush=True)
    sys.stdin.read()
    server.stop()
    """
}
