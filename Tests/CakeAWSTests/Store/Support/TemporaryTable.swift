import AWSClient
import CakeOrdering
import CakeTesting
import Foundation
import Logging

@testable import CakeAWS

/// A table of a test's own, with what is beside it.
struct TemporaryTable: Sendable {
  let name: String
  let client: AWSClient
  let publisher = RecordingPublisher()
  let queue = RecordingQueue()
  let clock = ManualClock()

  /// A backend of the table, over this client or another one.
  func backend(over client: AWSClient? = nil, publisher: (any MessagePublisher)? = nil) -> DynamoDBBackend {
    DynamoDBBackend(
      table: name, client: client ?? self.client, publisher: publisher ?? self.publisher, queue: queue,
      depths: queue, clock: clock, random: SeededRandomSource(),
      logger: Logger(label: "tests", factory: { _ in SwiftLogNoOpLogHandler() }))
  }

  /// Makes a table, lets a test use it for as long as that takes, and removes it.
  static func with<Value>(_ use: (TemporaryTable) async throws -> Value) async throws -> Value {
    let moto = try Moto.shared()
    return try await Moto.withClient(configuration(endpoint: moto.url)) { client in
      let table = TemporaryTable(name: "orders-\(UUID().uuidString.lowercased())", client: client)
      _ = try await client.call(
        .dynamoDB("CreateTable"),
        Array(#"{"TableName":"\#(table.name)",\#(moto.tableDefinition.dropFirst())"#.utf8))
      let result = await AWSDeadline.$current.withValue(.now + .seconds(300)) {
        do {
          return Result<Value, any Error>.success(try await use(table))
        } catch {
          return .failure(error)
        }
      }
      _ = try await client.call(.dynamoDB("DeleteTable"), Array(#"{"TableName":"\#(table.name)"}"#.utf8))
      return try result.get()
    }
  }

  /// Makes a table, lets a test use a backend of it, and removes it.
  static func withBackend<Value>(
    _ use: (DynamoDBBackend, TemporaryTable) async throws -> Value
  ) async throws -> Value {
    try await with { table in try await use(table.backend(), table) }
  }

  /// What a client has to know that tries each call once.
  static func configuration(endpoint: String) -> AWSConfiguration {
    var configuration = Moto.configuration(endpoint: endpoint)
    configuration.retries = AWSRetries(attempts: 1)
    // A thousand calls at once wait for one another here.
    configuration.timeouts.connect = .seconds(60)
    configuration.timeouts.attempt = .seconds(120)
    return configuration
  }
}
