import CakeOrdering
import CakeTesting
import GRDB
import Testing

@testable import CakeSQLite

@Suite("Many orders")
struct ManyOrdersTests {
  @Test("Numbers and addresses are found before and after their run of keys is written")
  func runs() async throws {
    try await TemporaryBackend.with { backend, _ in
      let random = SeededRandomSource()
      // A run is written along with the orders after it.
      let count = Int(OrderKey.runLength) * 3 - 100
      let orders = (0..<count).map { index in
        Order.example(random, at: ManualClock.start.adding(.milliseconds(index))) {
          $0.customer?.email = .example("customer-\(index % 1000)")
        }
      }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for part in 0..<50 {
          group.addTask {
            for index in stride(from: part, to: count, by: 50) {
              _ = try await backend.commit(.placing(orders[index], random))
            }
          }
        }
        try await group.waitForAll()
      }
      let keys = try await backend.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM order_keys") }
      #expect(keys == (Int(OrderKey.runLength) * 2 - 1) * 2)
      #expect(try await backend.read { try $0.firstOpenRun() } == 2)
      for order in [orders[0], orders[2047], orders[2048], orders[count - 1]] {
        #expect(try await backend.orders(number: order.number).orders == [order])
      }
      let found = try await backend.orders(email: .example("customer-7"), limit: 10).orders
      #expect(Set(found) == Set(stride(from: 7, to: count, by: 1000).map { orders[$0] }))

      let erased = orders[7].erased(at: ManualClock.start)
      _ = try await backend.commit(.example(erased, random))
      #expect(
        try await backend.orders(email: .example("customer-7"), limit: 10).orders.count == found.count - 1)
      let key = OrderKey.email(.example("customer-7"))
      let (left, wanted) = try await backend.read { database in
        (
          try Int.fetchOne(database, sql: "SELECT count(*) FROM order_keys WHERE key = \(key)"),
          try Int.fetchOne(
            database,
            sql: "SELECT count(*) FROM orders WHERE email_key = \(key) AND row < \(OrderKey.runLength * 2)")
        )
      }
      #expect(left == wanted)
    }
  }

  @Test("While a run of keys is half written, its orders are found, and whoever is erased does not come back")
  func halfWrittenRun() async throws {
    try await TemporaryBackend.with { backend, _ in
      let random = SeededRandomSource()
      func place(_ indices: Range<Int>) async throws -> [Order] {
        let orders = indices.map { index in
          Order.example(random, at: ManualClock.start.adding(.milliseconds(index))) {
            $0.customer?.email = .example("customer-\(index)")
          }
        }
        for order in orders { _ = try await backend.commit(.placing(order, random)) }
        return orders
      }
      func keys() async throws -> Int? {
        try await backend.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM order_keys") }
      }
      let full = Int(OrderKey.runLength) * 2 - 2
      let orders = try await place(0..<Int(OrderKey.runLength) + 4)
      let written = try #require(try await keys())
      #expect((1..<full).contains(written))
      for order in [orders[0], orders[1000], orders[2046], orders[2050]] {
        #expect(try await backend.orders(number: order.number).orders == [order])
      }

      for order in orders[..<20] {
        _ = try await backend.commit(.example(order.erased(at: ManualClock.start), random))
      }
      _ = try await place(3000..<3020)
      #expect(try await backend.read { try $0.firstOpenRun() } == 1)
      #expect(try await keys() == full - 20)
      #expect(try await backend.orders(email: .example("customer-7"), limit: 10).orders.isEmpty)
      #expect(try await backend.orders(number: orders[1000].number).orders == [orders[1000]])
    }
  }

  @Test("Nothing that orders or their lists ask for reads a whole table")
  func plans() async throws {
    try await TemporaryBackend.with { backend, _ in
      let hot = WriteStatement.allCases.map(\.sql)
      let lists = [OrderList.producerRange, OrderList.companyRange]
      for sql in hot + lists {
        let plan = try await backend.read { database in
          try PreparedStatement(database, "EXPLAIN QUERY PLAN " + sql).all({ _ in }) { $0.text(3) ?? "" }
        }
        #expect(!plan.contains { $0.hasPrefix("SCAN") && !$0.contains("CONSTANT ROW") }, "\(sql): \(plan)")
        #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(sql): \(plan)")
      }
    }
  }
}
