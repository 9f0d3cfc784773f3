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
  /// What `CreateTable` takes to make the table that `serverless.yml` describes, but its name.
  let tableDefinition: String
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
    process.arguments = ["-c", Self.program, Self.root]
    process.standardInput = lifeline
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let greeting = try JSONValue(parsing: try Self.firstLine(of: output))
    guard let port = greeting["port"]?.int, let table = greeting["table"]?.string else {
      throw POSIXError(.ECHILD)
    }
    url = "http://127.0.0.1:\(port)"
    tableDefinition = table
  }

  private static func firstLine(of pipe: Pipe) throws -> [UInt8] {
    var line: [UInt8] = []
    while line.last != UInt8(ascii: "\n") {
      let more = pipe.fileHandleForReading.availableData
      guard !more.isEmpty else { throw POSIXError(.ECHILD) }
      line += more
    }
    return line
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

  /// The folder of the package.
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// Listens on a port that is free, says which and what the table is, and ends when its input does.
  ///
  /// Requests are handled one at a time: where a transaction fails, moto puts the whole table back as it was, and with
  /// it whatever was written meanwhile.
  private static let program = """
    import json, sys, threading
    sys.path.insert(0, sys.argv[1])
    import moto.moto_server.threaded_moto_server as threaded
    from aws_local.template import read

    class OneAtATime(threaded.DomainDispatcherApplication):
        turn = threading.Lock()

        def __call__(self, environ, start_response):
            with self.turn:
                return super().__call__(environ, start_response)

    threaded.DomainDispatcherApplication = OneAtATime
    server = threaded.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    table = read(sys.argv[1] + "/serverless.yml").resources["OrdersTable"]["Properties"]
    known = ("BillingMode", "AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes")
    definition = {key: table[key] for key in known}
    print(json.dumps({"port": server.get_host_and_port()[1], "table": json.dumps(definition)}), flush=True)
    sys.stdin.read()
    server.stop()
    """
}
