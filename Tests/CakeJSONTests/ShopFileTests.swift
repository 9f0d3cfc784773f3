import CakeJSON
import CakeOrdering
import Testing

@Suite("The shop file")
struct ShopFileTests {
  private func read(_ text: String) throws -> Shop {
    try ShopFile.read(Array(text.utf8)) { $0 == "Europe/Berlin" }
  }

  private let good = """
    {"name": "S", "address": "A 1", "currency": "EUR", "timeZone": "Europe/Berlin", "bookingHorizonDays": 180,
     "retentionDays": 730, "slots": [{"id": "late", "from": "13:00", "to": "17:00"},
     {"id": "early", "from": "09:00", "to": "12:00"}],
     "closed": {"weekdays": ["sunday"], "dates": ["2026-12-25"]},
     "cakes": [{"id": "torte", "name": "Torte", "description": "Good", "price": 3200, "taxRate": "7.0",
      "allergens": ["gluten", "poppy"], "effort": 2, "leadTimeHours": 48,
      "cutOff": "14:00", "inscription": true}],
     "producers": [{"id": "oven", "name": "Oven", "email": "o@example.com", "language": "de",
      "dailyCapacity": 40}],
     "deliveryCompanies": [{"id": "van", "name": "Van", "email": "v@example.com",
      "endpoint": "https://van.example/hook", "secrets": ["env:VAN", "ssm:/van", "file:van.txt"]}],
     "operators": [{"id": "boss", "name": "Boss", "email": "b@example.com"}]}
    """

  @Test("A shop file is read whole, its slots by their start")
  func wholeFile() throws {
    let shop = try read(good)
    #expect(shop.slots.map(\.id) == ["early", "late"])
    #expect(shop.cake("torte")?.price == Money(amount: 3200, currency: "EUR"))
    #expect(shop.closed.contains(try #require(LocalDate("2026-12-25"))))
    #expect(shop.knownAllergens.contains("poppy") && shop.knownAllergens.contains("sesame"))
    #expect(
      shop.deliveryCompanies.first?.secrets == [.environment("VAN"), .parameter("/van"), .file("van.txt")])
    #expect(shop.producer("oven")?.bakes("torte") == true)
    #expect(shop.producer("oven")?.language == "de")
  }

  @Test("An address that no way out can carry is refused, one with a domain in any script is not")
  func addresses() throws {
    let error = #expect(throws: ShopFileError.self) {
      try read(good.replacing("o@example.com", with: "öfen@example.com"))
    }
    #expect(error?.faults.map(\.pointer) == ["/producers/0/email"])
    _ = try read(good.replacing("o@example.com", with: "o@öztürk.example"))
  }

  @Test("All faults are named at once, each by its place")
  func allFaults() throws {
    let bad =
      good
      .replacing("Europe/Berlin", with: "Europe/Atlantis")
      .replacing("\"price\": 3200", with: "\"price\": \"much\"")
      .replacing("09:00", with: "9am")
      .replacing("o@example.com", with: "oven")
      .replacing("\"de\"", with: "\"German, please\"")
      .replacing("env:VAN", with: "van-secret")
      .replacing("\"retentionDays\": 730,", with: "")
      .replacing("2026-12-25", with: "2026-02-30")
    let error = #expect(throws: ShopFileError.self) { try read(bad) }
    #expect(
      Set((error?.faults ?? []).map(\.pointer)) == [
        "/timeZone", "/cakes/0/price", "/slots/1/from", "/producers/0/email",
        "/producers/0/language",
        "/deliveryCompanies/0/secrets/0",
        "/retentionDays", "/closed/dates/0",
      ])
    #expect(error?.faults.contains { $0.detail.contains("van-secret") } == false)
  }

  @Test("An id that is used twice, a cake nobody bakes and a slot that ends before it starts are faults")
  func rules() throws {
    let twice = good.replacing("\"id\": \"late\"", with: "\"id\": \"early\"")
    #expect(throws: ShopFileError(faults: [Fault("/slots/1/id", "is used twice")])) { try read(twice) }
    let unbaked = good.replacing("\"dailyCapacity\"", with: "\"cakes\": [], \"dailyCapacity\"")
    #expect(throws: ShopFileError(faults: [Fault("/producers", "nobody bakes torte")])) { try read(unbaked) }
    let backwards = good.replacing("17:00", with: "12:59")
    #expect(throws: ShopFileError(faults: [Fault("/slots/0/to", "must be after from")])) {
      try read(backwards)
    }
  }

  @Test("What is not JSON is refused with the place where it stops being so")
  func notJSON() {
    let error = #expect(throws: ShopFileError.self) { try read("{\"name\": ") }
    #expect(error?.faults.count == 1 && error?.faults.first?.pointer == "")
  }
}
