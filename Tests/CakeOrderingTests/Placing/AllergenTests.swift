import CakeOrdering
import CakeTesting
import Testing

@Suite("Allergies")
struct AllergenTests {
  private let shop = ExampleShop()
  private let torte = [PlaceOrderRequest.Item(cakeID: "hazelnut-torte", quantity: 1)]

  @Test("keep a cake that contains them out of the order, in whatever case they are written")
  func conflict() async throws {
    let found = try await faults {
      try await shop.place(.example(items: torte, avoidAllergens: ["NUTS", "Milk", "fish"]))
    }
    #expect(found == ["/items/0/cakeId": "Hazelnut torte contains milk, nuts, which this order avoids"])
  }

  @Test("are kept with the order, each once, in lower case")
  func kept() async throws {
    let order = try await shop.place(.example(avoidAllergens: ["Nuts", "nuts", "fish"])).order
    #expect(order.avoidAllergens == ["nuts", "fish"])
  }

  @Test(
    "that nobody knows are refused, since they would be compared with nothing",
    arguments: ["nut", "", "hazelnuts"])
  func unknown(_ word: String) async throws {
    let found = try await faults { try await shop.place(.example(avoidAllergens: ["fish", word])) }
    #expect(found.keys.sorted() == ["/avoidAllergens/1"])
  }

  @Test("beyond the law's fourteen are known if a cake on the menu contains them")
  func ofTheMenu() async throws {
    let cakes = [Cake].example + [.example("banana-bread", "Banana bread", price: 900, allergens: ["banana"])]
    let shop = ExampleShop(.example(cakes: cakes))
    try await shop.place(.example(avoidAllergens: ["banana"]))
    let found = try await faults {
      try await shop.place(
        .example(items: [.init(cakeID: "banana-bread", quantity: 1)], avoidAllergens: ["banana"]))
    }
    #expect(found.keys.sorted() == ["/items/0/cakeId"])
  }

  @Test("are fifty at most")
  func count() async throws {
    let words = Array(repeating: "nuts", count: 51)
    #expect(
      try await faults { try await shop.place(.example(avoidAllergens: words)) }.keys.sorted() == [
        "/avoidAllergens"
      ])
  }

  @Test("must be checked before the order is fulfilled")
  func checked() async throws {
    let id = try await shop.place(.example(avoidAllergens: ["nuts"])).order.id
    for checked in [nil, false] {
      let found = try await faults {
        try await shop.fulfill(id, FulfilmentReport(allergensChecked: checked))
      }
      #expect(found == ["/allergensChecked": "must be true: the customer avoids nuts"])
    }
    #expect(try await shop.order(id).status == .placed)
    #expect(try await shop.fulfill(id, FulfilmentReport(allergensChecked: true)).status == .fulfilled)
  }
}
