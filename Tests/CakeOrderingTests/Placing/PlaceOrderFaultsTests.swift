import CakeOrdering
import CakeTesting
import Testing

@Suite("What is wrong with an order")
struct PlaceOrderFaultsTests {
  private let shop = ExampleShop()

  @Test(
    "is an email address that no way out can carry",
    arguments: ["jörg@example.com", "zoe@🎂.example", "zoe@bücher。example"])
  func address(_ email: String) async throws {
    let error = await #expect(throws: OrderingError.self) { try await shop.place(.example(email: email)) }
    guard case .invalid(let faults)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(faults.map(\.pointer) == ["/customer/email"])
  }

  @Test("is told all at once, each at its place")
  func allAtOnce() async throws {
    var request = PlaceOrderRequest()
    request.name = " \u{3000}"
    request.email = "ada"
    request.phone = "+49\u{7}"
    request.language = "english language"
    request.handover = "drone"
    request.address = String(repeating: "a", count: 501)
    request.dueDate = "tomorrow"
    request.slot = "midnight"
    request.note = String(repeating: "n", count: 1001)
    request.avoidAllergens = ["nuts", "hazelnuts"]
    request.items = [
      .init(cakeID: "mud-pie", quantity: 0), .init(cakeID: "lemon-tart", quantity: nil, inscription: "Hi"),
      .init(cakeID: nil, quantity: 100),
      .init(cakeID: "hazelnut-torte", quantity: 1, inscription: String(repeating: "i", count: 61)),
    ]
    let found = try await faults { try await shop.place(request) }
    #expect(
      found.keys.sorted() == [
        "/address", "/avoidAllergens/1", "/customer/email", "/customer/language", "/customer/name",
        "/customer/phone", "/dueDate", "/handover", "/items/0/cakeId", "/items/0/quantity",
        "/items/1/inscription", "/items/1/quantity", "/items/2/cakeId", "/items/2/quantity",
        "/items/3/cakeId", "/items/3/inscription", "/note", "/slot",
      ])
    #expect(found["/items/3/cakeId"] == "Hazelnut torte contains nuts, which this order avoids")
  }

  @Test("includes everything that is missing")
  func missing() async throws {
    let found = try await faults { try await shop.place(PlaceOrderRequest()) }
    #expect(
      found.keys.sorted() == ["/address", "/customer/email", "/customer/name", "/dueDate", "/items"])
    #expect(Set(found.values) == ["is required", "is required for delivery"])
  }

  @Test("never repeats what was sent")
  func repeatsNothing() async throws {
    var request = PlaceOrderRequest.example()
    request.email = "SECRET@@"
    request.name = "SECRET\u{0}"
    request.slot = "SECRET"
    request.dueDate = "SECRET"
    request.avoidAllergens = ["SECRET"]
    request.items = [.init(cakeID: "SECRET", quantity: 1, inscription: "SECRET\n")]
    let found = try await faults { try await shop.place(request) }
    #expect(found.count == 7)
    #expect(found.values.allSatisfy { !$0.uppercased().contains("SECRET") })
  }

  @Test("includes what could not be read, which is not told twice")
  func unreadable() async throws {
    var request = PlaceOrderRequest.example()
    request.email = nil
    request.items = nil
    request.slot = "midnight"
    let unreadable = [Fault("/customer/email", "must be text"), Fault("/items", "must be a list")]
    let found = try await faults {
      _ = try await PlaceOrder(desk: shop.desk)(request, unreadable: unreadable)
    }
    #expect(found.keys.sorted() == ["/customer/email", "/items", "/slot"])
    #expect(found["/customer/email"] == "must be text")
  }

  @Test("is nothing about texts of the greatest length, counted as JSON Schema counts")
  func longest() async throws {
    var request = PlaceOrderRequest.example()
    // Each of these is two UTF-16 units and four bytes.
    request.name = String(repeating: "🎂", count: 200)
    request.address = String(repeating: "🎂", count: 500)
    request.note = String(repeating: "🎂", count: 1000)
    request.phone = String(repeating: "1", count: 50)
    request.items = [
      .init(cakeID: "victoria-sponge", quantity: 1, inscription: String(repeating: "🎂", count: 60))
    ]
    try await shop.place(request)
    // An e and its accent are two.
    request.items?[0].inscription = String(repeating: "e\u{301}", count: 31)
    #expect(try await faults { try await shop.place(request) }.keys.sorted() == ["/items/0/inscription"])
  }

  @Test(
    "includes control characters and line breaks in any text",
    arguments: ["\u{0}", "\n", "\r", "\t", "\u{1B}", "\u{7F}", "\u{85}", "\u{2028}", "\u{2029}"])
  func controlCharacters(_ character: String) async throws {
    var request = PlaceOrderRequest.example()
    request.name = "Ada\(character)Baker"
    request.phone = character
    request.address = "1 Main Street\(character)"
    request.note = character
    request.items = [.init(cakeID: "victoria-sponge", quantity: 1, inscription: "A\(character)B")]
    let found = try await faults { try await shop.place(request) }
    #expect(
      found.keys.sorted() == [
        "/address", "/customer/name", "/customer/phone", "/items/0/inscription", "/note",
      ]
    )
  }

  @Test("includes too few and too many items", arguments: [0, 51])
  func itemCounts(_ count: Int) async throws {
    let items = Array(repeating: PlaceOrderRequest.Item(cakeID: "lemon-tart", quantity: 1), count: count)
    #expect(try await faults { try await shop.place(.example(items: items)) }.keys.sorted() == ["/items"])
  }

  @Test("includes quantities out of bounds", arguments: [Int.min, -1, 0, 100, Int.max])
  func quantities(_ quantity: Int) async throws {
    let items = [PlaceOrderRequest.Item(cakeID: "lemon-tart", quantity: quantity)]
    let found = try await faults { try await shop.place(.example(items: items)) }
    #expect(found == ["/items/0/quantity": "must be from 1 to 99"])
  }

  @Test("includes an address for what is collected")
  func pickupAddress() async throws {
    var request = PlaceOrderRequest.example(handover: .pickup)
    request.address = "1 Main Street"
    #expect(try await faults { try await shop.place(request) }.keys.sorted() == ["/address"])
  }

  @Test("is nothing about language tags", arguments: ["en", "de-AT", "zh-Hant-TW", "gsw", "x-klingon"])
  func languages(_ tag: String) async throws {
    var request = PlaceOrderRequest.example()
    request.language = tag
    let found = try await faults { try await shop.place(request) }
    #expect(found.isEmpty == (tag != "x-klingon"))
  }
}
