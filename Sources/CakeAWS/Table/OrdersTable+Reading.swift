import CakeOrdering
import JSONText

extension OrdersTable {
  /// An item as it was last written, with the attributes asked for alone; nil if it is not there.
  func item(_ key: TableKey, _ attributes: [TableAttribute]) async throws(TableError) -> TableItem? {
    var json = JSONWriter()
    json.object { json in
      json.member("TableName", name)
      key.write("Key", to: &json)
      json.member("ConsistentRead", true)
      Self.write(attributes, to: &json)
    }
    return try await call("GetItem", json.bytes)["Item"].map(TableItem.init)
  }

  /// The same for whoever can do nothing about a failure.
  func find(_ key: TableKey, _ attributes: [TableAttribute]) async throws(StoreError) -> TableItem? {
    do {
      return try await item(key, attributes)
    } catch {
      throw error.storeError
    }
  }

  /// One answer to a query.
  func page(_ query: TableQuery) async throws(StoreError) -> TablePage {
    do {
      return TablePage(try await call("Query", query.body(table: name)))
    } catch {
      throw error.storeError
    }
  }

  /// All there is to a query, or as much as is wanted.
  func all(_ query: TableQuery, limit: Int = .max) async throws(StoreError) -> [TableItem] {
    var query = query
    var items: [TableItem] = []
    repeat {
      let page = try await page(query)
      items += page.items
      query.start = page.next
    } while query.start != nil && items.count < limit
    return Array(items.prefix(limit))
  }

  /// How many items there are to a query.
  func count(_ query: TableQuery) async throws(StoreError) -> Int {
    var query = query
    query.isCount = true
    var count = 0
    repeat {
      let page = try await page(query)
      count += page.count
      query.start = page.next
    } while query.start != nil
    return count
  }

  static func write(_ attributes: [TableAttribute], to json: inout JSONWriter) {
    var terms = ExpressionTerms()
    json.member("ProjectionExpression", attributes.map { terms.name($0) }.joined(separator: ", "))
    terms.write(to: &json)
  }
}
