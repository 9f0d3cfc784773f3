import CakeOrdering
import CakeTesting
import Testing

@Suite("A cursor")
struct OrderCursorTests {
  @Test("is read from the form in which it is written")
  func roundTrips() {
    let cursor = OrderCursor(.example())
    #expect(OrderCursor(cursor.description) == cursor)
  }

  @Test(
    "is not read from anything else",
    arguments: [
      "", "2026-12-24", "2026-12-24.540", "2026-12-24.1440.019ad9c1-0000-7000-8000-000000000001",
      "2026-12-24.-1.019ad9c1-0000-7000-8000-000000000001", "2026-12-24.540.x",
      "2026-12-24.540.019ad9c1-0000-7000-8000-000000000001.",
      "2026-02-30.540.019ad9c1-0000-7000-8000-000000000001",
    ])
  func refuses(_ text: String) {
    #expect(OrderCursor(text) == nil)
  }
}
