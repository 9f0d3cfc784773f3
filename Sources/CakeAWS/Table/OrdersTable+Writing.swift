import CakeOrdering
import JSONText

extension OrdersTable {
  /// Updates an item.
  ///
  /// - Returns: The attributes that were set, as they are now, if asked for.
  @discardableResult
  func update(_ update: TableUpdate, returnsUpdated: Bool = false) async throws(TableError) -> TableItem? {
    var json = JSONWriter(capacity: 4096)
    json.object { json in
      update.write(to: &json, table: name)
      if returnsUpdated { json.member("ReturnValues", "UPDATED_NEW") }
    }
    let answer = try await call("UpdateItem", json.bytes)
    return answer["Attributes"].map(TableItem.init)
  }

  /// Does several things as a whole or not at all.
  ///
  /// - Parameter token: With it, DynamoDB does it once however often it is asked within ten minutes; the same
  ///   token must come with the same parts.
  func transact(_ parts: [TransactionPart], token: String? = nil) async throws(TableError) {
    var json = JSONWriter(capacity: 4096)
    json.object { json in
      json.member("ClientRequestToken", ifPresent: token)
      json.array("TransactItems") { json in
        for part in parts {
          json.object { json in
            switch part {
            case .update(let update):
              json.object("Update") { json in update.write(to: &json, table: name) }
            case .check(let check):
              json.object("ConditionCheck") { json in check.write(to: &json, table: name) }
            }
          }
        }
      }
    }
    _ = try await call("TransactWriteItems", json.bytes)
  }

  /// Deletes an item and tells what it was; of all who do so at once, one is told. Nil if it is not there.
  func take(_ key: TableKey) async throws(TableError) -> TableItem? {
    var json = JSONWriter()
    json.object { json in
      json.member("TableName", name)
      key.write("Key", to: &json)
      json.member("ReturnValues", "ALL_OLD")
    }
    return try await call("DeleteItem", json.bytes)["Attributes"].map(TableItem.init)
  }

  /// Deletes an item, if something is so.
  func delete(_ key: TableKey, if condition: ((inout ExpressionTerms) -> String)? = nil)
    async throws(TableError)
  {
    var terms = ExpressionTerms()
    let expression = condition.map { $0(&terms) }
    var json = JSONWriter()
    json.object { json in
      json.member("TableName", name)
      key.write("Key", to: &json)
      json.member("ConditionExpression", ifPresent: expression)
      terms.write(to: &json)
    }
    _ = try await call("DeleteItem", json.bytes)
  }
}
