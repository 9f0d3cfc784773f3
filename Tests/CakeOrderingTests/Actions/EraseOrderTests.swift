import CakeOrdering
import CakeTesting
import Testing

@Suite("Erasing an order")
struct EraseOrderTests {
  private let backend: InMemoryBackend
  private let shop: ExampleShop

  init() {
    backend = InMemoryBackend()
    shop = ExampleShop(ports: StoragePorts(backend))
  }

  private func orderFullOfTexts() async throws -> OrderID {
    let request = PlaceOrderRequest.example(items: [
      .init(cakeID: "victoria-sponge", quantity: 1, inscription: "SECRET inscription")
    ])
    let placed = try await shop.place(request)
    let id = placed.order.id
    try await shop.drain()
    try await shop.fulfill(id, FulfilmentReport(note: "SECRET fulfilment"))
    try await shop.drain()
    try await shop.deliver(
      id, DeliveryReport(receivedBy: "SECRET name", review: 4, comment: "SECRET comment"))
    try await shop.review(id, 5, "SECRET review", as: .customer(placed.token))
    try await shop.drain()
    return id
  }

  @Test("leaves no personal data and no free text, but what was sold and when")
  func erases() async throws {
    let id = try await orderFullOfTexts()
    let before = try await shop.order(id)
    let order = try await shop.erase(id)
    for text in ["SECRET", "Ada", "ada@", "Main Street", "7946", "Ring twice"] {
      #expect(!String(reflecting: order).contains(text), "\(text) is still there")
    }
    #expect(order.customer == nil && order.address == nil && order.erasedAt == shop.clock.now())
    #expect(order.total == before.total && order.number == before.number && order.dueDate == before.dueDate)
    #expect(order.delivery?.report.review == 4 && order.review?.rating == 5)
    #expect(order.version == before.version + 1 && order.history.last?.action == .erase)
    #expect(order.status == .delivered)
  }

  @Test("takes its notification log and the search by email with it")
  func log() async throws {
    let id = try await orderFullOfTexts()
    #expect(try await shop.ports.notifications.notifications(order: id, limit: 50).count == 7)
    try await shop.erase(id)
    #expect(try await shop.ports.notifications.notifications(order: id, limit: 50).isEmpty)
    #expect(try await shop.ports.orders.orders(email: .example("ada"), limit: 10).orders.isEmpty)
  }

  @Test("holds for what is written afterwards too: a rating stays, its comment does not")
  func afterwards() async throws {
    let placed = try await shop.order(in: .delivered)
    let id = placed.order.id
    try await shop.erase(id)
    let answered = try await shop.review(id, 2, "SECRET review by Ada", as: .customer(placed.token))
    for order in [answered, try await shop.order(id)] {
      #expect(order.review?.rating == 2 && order.review?.comment == nil)
      #expect(!String(reflecting: order).contains("SECRET"))
    }
  }

  @Test("silences what was still to be told about it")
  func silences() async throws {
    let placed = try await shop.order(in: .sentForDelivery)
    try await shop.deliver(placed.order.id)
    let mails = shop.mail.accepted.count
    try await shop.erase(placed.order.id)
    try await shop.drain()
    #expect(shop.mail.accepted.count == mails)
  }

  @Test("happens by itself once the retention time is over, day by day on the shop's calendar")
  func retention() async throws {
    let shop = ExampleShop(.example(retentionDays: 30))
    let erase = EraseOrder(desk: shop.desk)
    let early = try await shop.place(.example(dueDate: "2026-12-22")).order.id
    let late = try await shop.place(.example(dueDate: "2026-12-23")).order.id
    // The thirtieth day after the 22nd is 21 January; in Berlin it ends an hour before midnight UTC.
    shop.clock.set(.at("2027-01-21T22:59:59Z"))
    #expect(try await erase.expired(limit: 10) == 0)
    shop.clock.advance(by: .seconds(1))
    #expect(try await erase.expired(limit: 10) == 1)
    #expect(try await shop.order(early).erasedAt == shop.clock.now())
    #expect(try await shop.order(early).history.last?.by == .system)
    #expect(try await shop.order(late).erasedAt == nil)
    #expect(try await erase.expired(limit: 10) == 0)
  }

  @Test("happens in portions, each as large as asked for")
  func portions() async throws {
    let shop = ExampleShop(.example(retentionDays: 30))
    for _ in 0..<5 { try await shop.place() }
    shop.clock.set(.at("2027-06-01T00:00:00Z"))
    var portions: [Int] = []
    for _ in 0..<4 { portions.append(try await EraseOrder(desk: shop.desk).expired(limit: 2)) }
    #expect(portions == [2, 2, 1, 0])
  }

  /// An order as a newer version left it, which added something.
  private func orderOfTheFuture(_ added: UnknownMembers) async throws -> OrderID {
    let order = try await shop.order(in: .cancelled).order
    var example = ExampleOrder(order)
    example.unknownMembers = added
    example.items[0].unknownMembers = added
    example.history[0].unknownMembers = added
    await backend.replace(example.order)
    return order.id
  }

  @Test("takes all it knows of an order that a newer version added to, keeps the rest, and says so")
  func newerVersion() async throws {
    let added = UnknownMembers(json: Array(#""godparent":"Grace""#.utf8))
    let id = try await orderOfTheFuture(added)
    try await shop.erase(id)
    let erased = try await shop.order(id)
    #expect(erased.customer == nil && erased.note == nil && erased.items[0].inscription == nil)
    #expect(erased.isErasureIncomplete)
    #expect(erased.unknownMembers == added && erased.items[0].unknownMembers == added)
    #expect(erased.history.first?.unknownMembers == added)
    // As long as nobody knows more, nothing is written.
    #expect(try await EraseOrder(desk: shop.desk).expired(limit: 10) == 0)
    try await shop.erase(id)
    #expect(try await shop.order(id).version == erased.version)
  }

  @Test("is finished by the version that knows what was added, by itself")
  func finished() async throws {
    let id = try await orderOfTheFuture(UnknownMembers(json: Array(#""candles":3"#.utf8)))
    try await shop.erase(id)
    let left = try await shop.order(id)
    // The version that reads it knows the member.
    var known = ExampleOrder(left)
    known.unknownMembers = nil
    known.items[0].unknownMembers = nil
    known.history[0].unknownMembers = nil
    await backend.replace(known.order)
    #expect(try await EraseOrder(desk: shop.desk).expired(limit: 10) == 1)
    let finished = try await shop.order(id)
    #expect(!finished.isErasureIncomplete && finished.erasedAt == left.erasedAt)
    #expect(finished.history.last?.action == .erase && finished.history.last?.by == .system)
    #expect(try await EraseOrder(desk: shop.desk).expired(limit: 10) == 0)
  }

  @Test("and every other change keep what a newer version added")
  func everyChange() async throws {
    let added = UnknownMembers(json: Array(#""candles":3"#.utf8))
    let placed = try await shop.place().order
    var example = ExampleOrder(placed)
    example.unknownMembers = added
    example.items[0].unknownMembers = added
    example.customer?.unknownMembers = added
    example.history[0].unknownMembers = added
    await backend.replace(example.order)
    func check(_ order: Order) {
      #expect(order.unknownMembers == added && order.items[0].unknownMembers == added)
      #expect(order.customer?.unknownMembers == added && order.history[0].unknownMembers == added)
    }
    let id = placed.id
    check(
      try await FulfillOrder(desk: shop.desk)(
        FulfilmentReport(allergensChecked: true), of: id, as: ExampleShop.producer))
    check(
      try await RequestDelivery(desk: shop.desk)(
        deliveryCompanyID: "radkurier", of: id, as: ExampleShop.theOperator))
    try await shop.deliver(id, as: ExampleShop.theOperator)
    check(try await shop.order(id))
  }
}
