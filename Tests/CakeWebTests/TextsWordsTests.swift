import CakeLanguages
import CakeOrdering
import Testing

@testable import CakeWeb

@Suite("Words of the domain in the visitor's language")
struct TextsWordsTests {
  @Test("What a delivery company answered is said in the visitor's language")
  func answers() {
    for error in [WebhookError.refused(status: 422), .failed(status: 422, retryAfter: nil)] {
      #expect(Texts(.german).reason(error.reason) == "der Lieferdienst antwortete mit 422")
      #expect(Texts(.english).reason(error.reason) == error.reason)
    }
    #expect(Texts(.german).reason(WebhookError.gone.reason) == "der Lieferdienst antwortete mit 410")
  }

  @Test("What else failed is said as it was logged")
  func otherReasons() {
    for reason in [
      "connection refused", "the delivery company answered", "the delivery company answered late",
    ] {
      #expect(Texts(.german).reason(reason) == reason)
    }
  }

  @Test("A day is told with its slot, whose times stay on one line")
  func due() throws {
    let date = try #require(LocalDate("2026-12-24"))
    let slot = Slot(
      id: "morning", from: try #require(LocalTime("09:00")), to: try #require(LocalTime("12:00")))
    #expect(
      Texts(.english).due(date, slot) == "Thursday 24 December 2026, morning (09:00–\u{2060}12:00)")
    #expect(
      Texts(.german).due(date, slot) == "Donnerstag, 24. Dezember 2026, vormittags (09:00–\u{2060}12:00)")
    #expect(Texts(.english).due(date, nil) == "Thursday 24 December 2026")
  }
}
