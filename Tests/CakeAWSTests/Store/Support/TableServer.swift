import AWSClient
import Foundation
import Logging
import Synchronization

/// DynamoDB as `moto` plays it, with the table that `serverless.yml` describes.
///
/// Requests are handled one at a time: moto puts whole tables back when a transaction fails, and with them whatever
/// was written meanwhile.
final class TableServer: Sendable {
  /// The Python that has moto, if this machine has one.
  static let python = ProcessInfo.processInfo.environment["CAKE_TEST_PYTHON"]
  /// The server of the tests that run.
  @TaskLocal static var current: TableServer?

  /// What the server says of itself.
  private struct Greeting: Decodable {
    let port: Int
    /// What `CreateTable` takes, without the table's name.
    let table: String
  }

  let port: Int
  let client: AWSClient
  private let definition: String
  private let lifeline: Pipe

  init() async throws {
    let process = Process()
    let output = Pipe()
    lifeline = Pipe()
    process.executableURL = URL(fileURLWithPath: Self.python ?? "")
    process.arguments = ["-c", Self.program, Self.root]
    process.standardInput = lifeline
    process.standardOutput = output
    try process.run()
    let greeting = try JSONDecoder().decode(Greeting.self, from: Self.firstLine(of: output))
    port = greeting.port
    definition = greeting.table
    client = Self.client(port: greeting.port) { $0.retries = AWSRetries(attempts: 1) }
  }

  func end() async {
    await client.shutdown()
    try? lifeline.fileHandleForWriting.close()
  }

  /// A client of a service at a port of this machine.
  static func client(port: Int, _ configure: (inout AWSConfiguration) -> Void = { _ in }) -> AWSClient {
    var configuration = AWSConfiguration(
      region: "eu-central-1",
      credentials: .fixed(AWSCredentials(accessKeyID: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "secret")),
      endpoints: AWSEndpoints(all: "http://127.0.0.1:\(port)"))
    // A thousand calls at once wait for one another here.
    configuration.timeouts.connect = .seconds(60)
    configuration.timeouts.attempt = .seconds(120)
    configure(&configuration)
    return AWSClient(configuration: configuration, logger: Logger(label: "tests"))
  }

  /// Makes a table of that name, as it would be deployed.
  func makeTable(_ name: String) async throws {
    _ = try await client.call(
      .dynamoDB("CreateTable"), Array(#"{"TableName":"\#(name)",\#(definition.dropFirst())"#.utf8))
  }

  func removeTable(_ name: String) async throws {
    _ = try await client.call(.dynamoDB("DeleteTable"), Array(#"{"TableName":"\#(name)"}"#.utf8))
  }

  private static func firstLine(of pipe: Pipe) throws -> Data {
    var line = Data()
    while !line.contains(UInt8(ascii: "\n")) {
      let more = pipe.fileHandleForReading.availableData
      guard !more.isEmpty else { throw POSIXError(.ECHILD) }
      line += more
    }
    return line
  }

  private static let root = URL(fileURLWithPath: #filePath).pathComponents.dropLast(5)
    .joined(separator: "/").replacing("//", with: "/")

  /// Says where it listens and what the table is, and ends when its input does.
  private static let program = """
    import json, sys, threading
    sys.path.insert(0, sys.argv[1])
    import moto.moto_server.werkzeug_app as werkzeug_app
    from moto.server import ThreadedMotoServer
    from aws_local.template import read

    class OneAtATime(werkzeug_app.DomainDispatcherApplication):
        turn = threading.Lock()

        def __call__(self, environ, start_response):
            with self.turn:
                return super().__call__(environ, start_response)

    import moto.moto_server.threaded_moto_server as threaded
    threaded.DomainDispatcherApplication = OneAtATime
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    table = read(sys.argv[1] + "/serverless.yml").resources["OrdersTable"]["Properties"]
    known = ("BillingMode", "AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes", "SSESpecification")
    # DynamoDB's own name for it is another than CloudFormation's.
    definition = {key: {"Enabled": True} if key == "SSESpecification" else table[key] for key in known}
    print(json.dumps({"port": server.get_host_and_port()[1], "table": json.dumps(definition)}), flush=True)
    sys.stdin.read()
    server.stop()
    """
}
