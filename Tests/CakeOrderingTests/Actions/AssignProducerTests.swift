import CakeOrdering
import CakeTesting
import Testing

@Suite("An order given to another producer")
struct AssignProducerTests {
  private let shop = ExampleShop()

  @Test("takes its reservation along, and both producers are told")
  func moves() async throws {
    let id = try await shop.order(in: .placed).order.id
    let order = try await shop.assign(id, to: "ofenliebe")
    #expect(order.producerID == "ofenliebe" && order.history.last?.takenFrom == "backstube")
    #expect(order.status == .placed && order.version == 2)
    #expect(
      try await shop.reserved() == [CapacityKey(producerID: "ofenliebe", date: .on("2026-12-24")): 2])
    try await shop.drain()
    #expect(
      shop.mails == [
        "backstube@example.com": ["newOrder", "orderTakenOver"], "ofenliebe@example.com": ["newOrder"],
        "ada@example.com": ["confirmation"],
      ])
  }

  @Test("leads the new producer to its ticket, and the old one nowhere")
  func links() async throws {
    let order = try await shop.order(in: .placed).order
    try await shop.assign(order.id, to: "ofenliebe")
    try await shop.drain()
    let ticket = "\(ExampleShop.publicURL)/bakery#ticket-\(order.number)"
    let toProducers = shop.mail.accepted.filter { $0.to.address != .example("ada") }
    #expect(toProducers.count == 3)
    for email in toProducers {
      #expect(email.text.contains(ticket) == email.subject.hasPrefix("newOrder"))
      #expect(email.text.contains("/bakery") == email.subject.hasPrefix("newOrder"))
    }
  }

  @Test("is the new producer's to fulfil, and the old one's no more")
  func access() async throws {
    let id = try await shop.place().order.id
    try await shop.assign(id, to: "ofenliebe")
    await #expect(throws: OrderingError.notFound) { try await shop.fulfill(id) }
    let other = Principal.staff(Party(.producer, "ofenliebe"))
    #expect(try await shop.fulfill(id, as: other).status == .fulfilled)
  }

  @Test("stays where it is if the other's day is full")
  func full() async throws {
    try await shop.place(.example(items: [.init(cakeID: "victoria-sponge", quantity: 20)]))
    let small = try await shop.place(.example(items: [.init(cakeID: "victoria-sponge", quantity: 4)]))
    #expect(small.order.producerID == "ofenliebe")
    let before = try await shop.reserved()
    await #expect(throws: OrderingError.full(.on("2026-12-24"))) {
      try await shop.assign(small.order.id, to: "backstube")
    }
    #expect(try await shop.reserved() == before)
  }

  @Test("is refused to one who is unknown or does not bake the cakes")
  func unfit() async throws {
    let id = try await shop.place(.example(items: [.init(cakeID: "lemon-tart", quantity: 1)])).order.id
    for producer in ["ofenliebe", "nobody", nil] {
      #expect(try await faults { try await shop.assign(id, to: producer) }.keys.sorted() == ["/producerId"])
    }
  }

  @Test("is called off at the one who has it then, and the first one is told that another took it over")
  func cancelledSoonAfter() async throws {
    let id = try await shop.order(in: .placed).order.id
    try await shop.assign(id, to: "ofenliebe")
    // Before anybody was told.
    try await shop.cancel(id, as: ExampleShop.theOperator)
    try await shop.drain()
    #expect(shop.mails["backstube@example.com"] == ["newOrder", "orderTakenOver"])
    #expect(shop.mails["ofenliebe@example.com"] == ["orderCancelled"])
  }

  @Test("is told to everybody who had it on the way, even if all of it comes at once")
  func handedOnTwice() async throws {
    let third = Producer(
      id: "dritte", name: "Dritte Backstube", email: .example("dritte"), cakes: nil, dailyCapacity: 40)
    let shop = ExampleShop(.example(producers: Shop.example.producers + [third]))
    let id = try await shop.order(in: .placed).order.id
    try await shop.assign(id, to: "ofenliebe")
    try await shop.assign(id, to: "dritte")
    try await shop.drain()
    #expect(shop.mails["backstube@example.com"]?.contains("orderTakenOver") == true)
    #expect(shop.mails["ofenliebe@example.com"] == ["orderTakenOver"])
    #expect(shop.mails["dritte@example.com"] == ["newOrder"])
  }
}
