import AWSClient
import CakeOrdering
import JSONText

/// The shop's one table in DynamoDB: items in, items out.
struct OrdersTable: Sendable {
  /// The table's name.
  let name: String
  private let client: AWSClient

  init(name: String, client: AWSClient) {
    self.name = name
    self.client = client
  }

  /// The same table for whoever tries again by itself what did not succeed.
  var withoutRetries: OrdersTable { OrdersTable(name: name, client: client.withoutRetries) }

  func call(_ operation: String, _ body: [UInt8]) async throws(TableError) -> JSONValue {
    let answer: [UInt8]
    do {
      answer = try await client.call(.dynamoDB(operation), body)
    } catch {
      throw TableError(error)
    }
    do {
      return try JSONValue(parsing: answer)
    } catch {
      // Somebody between the table and us cut the answer short.
      throw .passing(reason: "\(operation): the answer is no JSON")
    }
  }
}
