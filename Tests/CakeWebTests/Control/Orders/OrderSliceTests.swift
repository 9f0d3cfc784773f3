import CakeOrdering
import CakeTesting
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import CakeWeb

@Suite("Looking through orders")
struct OrderSliceTests {
  @Test("The lists of two states are merged in their order, part by part, and nothing is lost or doubled")
  func merged() async throws {
    let shop = ExampleShop()
    var wanted: [OrderID] = []
    for index in 0..<12 {
      let day = "2026-12-\(14 + index / 3)"
      let status: OrderStatus = index % 3 == 0 ? .fulfilled : .sentForDelivery
      let request = PlaceOrderRequest.example(dueDate: day, items: [.init(cakeID: "lemon-tart", quantity: 1)])
      let order = try await shop.place(request).order
      _ = try await FulfillOrder(desk: shop.desk)(FulfilmentReport(), of: order.id, as: ExampleShop.producer)
      if status == .sentForDelivery {
        _ = try await RequestDelivery(desk: shop.desk)(
          deliveryCompanyID: "radkurier", of: order.id, as: ExampleShop.theOperator)
      }
      wanted.append(order.id)
    }
    var filter = OrderFilter()
    filter.status = OrderFilter.waiting
    for step in [1, 2, 5, 50] {
      var scan = OrderScan(shop.desk, filter, as: ExampleShop.theOperator, step: step)
      var found: [Order] = []
      while !scan.isDone { found += try await scan.next().orders }
      #expect(Set(found.map(\.id)) == Set(wanted))
      #expect(found.count == wanted.count)
      #expect(found.map { OrderCursor($0) } == found.map { OrderCursor($0) }.sorted())
    }
  }

  @Test("A search that looks through too many stops, says how many, and goes on from there")
  func bounded() async throws {
    let shop = ExampleShop()
    for index in 0..<450 {
      let order = Order.example(shop.random) { facts in
        facts.dueDate = LocalDate.on("2026-12-02").adding(days: index / 20)
        if index == 449 { facts.customer = Customer(name: "Zoë Last", email: .example("zoe")) }
      }
      _ = try await shop.ports.orders.commit(.placing(order, shop.random))
    }
    var filter = OrderFilter()
    filter.q = "zoë"
    let stopped = try await OrderSlice(
      shop.desk, filter, as: ExampleShop.theOperator, after: nil, most: 400)
    #expect(stopped.orders.isEmpty)
    #expect(stopped.lookedOnly == 400)
    let next = try #require(stopped.next)
    #expect(next.dueDate == .on("2026-12-21"))
    let html = try await Self.page(stopped, filter)
    #expect(html.contains("400 orders were looked through, as far as Mon 21 Dec."))
    #expect(html.contains("Go on looking"))
    #expect(!html.contains("No orders like that."))
    let rest = try await OrderSlice(shop.desk, filter, as: ExampleShop.theOperator, after: next, most: 400)
    #expect(rest.orders.map(\.customer?.name) == ["Zoë Last"])
    #expect(rest.next == nil && rest.lookedOnly == nil)
  }

  /// The page of what was found.
  private static func page(_ slice: OrderSlice, _ filter: OrderFilter) async throws -> String {
    let web = try await TestWeb { router, front in
      router.get("found") { request, _ in
        let visit = front.stranger(request)
        return front.answer(OrdersPage(slice, filter, isContinued: false, front, visit), to: visit)
      }
    }
    return String(buffer: try await web.send(.get, "/found", [:], body: nil).body)
  }
}
