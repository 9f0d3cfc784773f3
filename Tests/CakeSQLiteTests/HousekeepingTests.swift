import CakeOrdering
import CakeTesting
import GRDB
import Logging
import Testing

@testable import CakeSQLite

@Suite("Housekeeping")
struct HousekeepingTests {
  @Test("An order that cannot be read keeps neither the others' data nor expired tokens here")
  func unreadableOrder() async throws {
    try await TemporaryBackend.with { backend, clock in
      let random = SeededRandomSource()
      let orders = [Order.example(random), Order.example(random), Order.example(random)]
      for order in orders { _ = try await backend.commit(.placing(order, random)) }
      let first = try #require(orders.map(\.id).min())
      try await backend.pool.write { database in
        try database.execute(
          sql: "UPDATE orders SET document = x'7B7D' WHERE id = (SELECT min(id) FROM orders)")
      }
      let token = IssuedToken(
        id: "old", party: Party(.operator, "ella"), issuedAt: clock.now(),
        expiresAt: clock.now().adding(.seconds(60)))
      try await backend.record(token)
      clock.advance(by: .seconds(20 * 366 * 86_400))
      let desk = OrderDesk(
        orders: backend, calendar: ShopCalendar(shop: .example(), zone: CentralEuropeanTime()), clock: clock,
        random: random)
      await Housekeeping(
        backend: backend, erase: EraseOrder(desk: desk), clock: clock, logger: Logger(label: "test")
      ).tidyUp()
      let left = try await backend.unerasedOrders(
        dueBefore: desk.calendar.today(at: clock.now()), limit: 10)
      #expect(left == [first])
      let tokens = try await backend.read { database in
        try PreparedStatement(database, "SELECT count(*) FROM tokens").first({ _ in }, read: { $0.int(0) })
      }
      #expect(tokens == 0)
    }
  }
}
