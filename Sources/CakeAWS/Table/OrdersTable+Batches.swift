import AWSClient
import CakeOrdering
import JSONText

extension OrdersTable {
  /// How many items DynamoDB gives at once (API Reference, `BatchGetItem`).
  private static let batchSize = 100
  /// How many batches are asked for at the same time.
  private static let batchesAtOnce = 4
  /// How often what was left out of an answer is asked for again without getting on.
  private static let patience = 8

  /// The items of these keys as they were last written, those that are there, in no certain order.
  func items(_ keys: [TableKey], _ attributes: [TableAttribute]) async throws(StoreError) -> [TableItem] {
    let starts = Array(stride(from: 0, to: keys.count, by: Self.batchSize))
    let batches = starts.map { Array(keys[$0..<min($0 + Self.batchSize, keys.count)]) }
    return try await concurrently(batches, atMost: Self.batchesAtOnce) { batch throws(StoreError) in
      try await self.batch(batch, attributes)
    }.flatMap(\.self)
  }

  /// One batch. DynamoDB may answer a part of it alone, where it is too large or too much at once.
  private func batch(_ keys: [TableKey], _ attributes: [TableAttribute]) async throws(StoreError)
    -> [TableItem]
  {
    var items: [TableItem] = []
    var left = keys
    var pauses = Pauses()
    while !left.isEmpty {
      let answer: JSONValue
      do {
        answer = try await call("BatchGetItem", body(left, attributes))
      } catch {
        throw error.storeError
      }
      items += (answer["Responses"]?[name]?.array ?? []).map(TableItem.init)
      let unprocessed = answer["UnprocessedKeys"]?[name]?["Keys"]?.array ?? []
      let rest = unprocessed.compactMap { TableItem($0).key }
      if rest.count == left.count {
        guard pauses.count < Self.patience, await pauses.next() else {
          throw .unavailable(retryAfter: StoreError.pause, reason: "DynamoDB: BatchGetItem leaves keys out")
        }
      }
      left = rest
    }
    return items
  }

  private func body(_ keys: [TableKey], _ attributes: [TableAttribute]) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.object("RequestItems") { json in
        json.name(dynamic: name)
        json.object { json in
          json.array("Keys") { json in
            for key in keys { key.write(to: &json) }
          }
          json.member("ConsistentRead", true)
          Self.write(attributes, to: &json)
        }
      }
    }
    return json.bytes
  }
}
