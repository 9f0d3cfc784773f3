import CakeLanguages
import CakeOrdering
import CakeTesting
import Testing

@testable import CakeOutbound

@Suite struct CustomerEmailTests {
  private func expect(
    _ parts: [String], in email: Email, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for part in parts {
      #expect(email.text.contains(part), sourceLocation: sourceLocation)
      #expect(EmailWriting.visible(email.html).contains(part), sourceLocation: sourceLocation)
    }
  }

  @Test func `a confirmation has everything that was ordered`() {
    let email = EmailWriting.email(.confirmation)
    #expect(email.subject == "We have your order \(Order.example().number) for Thu 24 Dec, morning")
    expect(
      [
        "Thank you, Ada Baker!", "1 × Victoria sponge", "“Happy Birthday, Zoë!”", "€32.00",
        "2 × Victoria sponge",
        "€64.00", "12 × Lemon tart", "€294.00", "€390.00",
        "Thursday 24 December 2026, morning (09:00–12:00)",
        "1 Main Street, Springfield", "nuts and peanuts", "Tuesday 22 December 2026 at 14:00", "ring twice",
        EmailWriting.trackingURL, "Kuchen & Krümel",
      ], in: email)
    #expect(email.html.contains("href=\"\(EmailWriting.trackingURL)\""))
  }

  @Test func `the time until which an order can be cancelled is the shop's, in summer too`() {
    let email = EmailWriting.email(.confirmation) { $0.cutOff = .at("2026-06-30T12:00:00Z") }
    expect(["Tuesday 30 June 2026 at 14:00"], in: email)
  }

  @Test func `a cake to pick up is picked up at the shop`() {
    expect(
      ["Pick up at", "Kuchen & Krümel, Torstraße 1, 10119 Berlin"],
      in: EmailWriting.email(.confirmation) { order in
        order.handover = .pickup
        order.address = nil
      })
    let ready = EmailWriting.email(.readyForPickup)
    #expect(ready.subject.hasPrefix("Ready for pickup"))
    expect(["Your cakes are ready", "Torstraße 1", "morning (09:00–12:00)"], in: ready)
  }

  @Test func `one cake is one cake`() {
    let email = EmailWriting.email(.readyForPickup) { $0.items = [$0.items[0]] }
    expect(["Your cake is ready"], in: email)
  }

  @Test func `an order on its way says who brings it`() {
    expect(
      ["on the way", "Swift Wheels brings them", "1 Main Street, Springfield", EmailWriting.trackingURL],
      in: EmailWriting.email(.onItsWay))
  }

  @Test func `a delivered order asks how it was`() {
    expect(
      [
        "How was it?", "Thursday 24 December 2026 at 09:30", "A neighbour", "Tell us how it was",
        EmailWriting.trackingURL,
      ],
      in: EmailWriting.email(.delivered))
  }

  @Test func `a cancelled order says who cancelled it and why`() {
    expect(["As you asked", "The party is off."], in: EmailWriting.email(.cancelled))
    let order = Order.example().next(.cancel, .cancelled, by: Party(.operator, "olga"))
    expect(["We are sorry: we had to call off"], in: EmailWriting.email(.cancelled, about: order))
  }

  @Test func `a failed order apologises`() {
    expect(["We are sorry", "van broke down", "put it right"], in: EmailWriting.email(.failed))
  }

  @Test(arguments: EmailOccasion.allCases, Language.allCases)
  func `every email has both parts and loads nothing from elsewhere`(
    occasion: EmailOccasion, language: Language
  ) {
    let email = EmailWriting.email(occasion) { $0.customer?.language = language.rawValue }
    #expect(!email.subject.isEmpty && !email.text.isEmpty)
    #expect(email.subject.contains("\(Order.example().number)"))
    for part in ["src=", "url(", "<img", "<script", "<link", "@import", "http-equiv"] {
      #expect(!email.html.contains(part))
    }
    let links = email.html.ranges(of: "href=").count
    #expect(links == ([.orderCancelled, .orderTakenOver].contains(occasion) ? 0 : 1))
  }

  @Test(arguments: EmailOccasion.allCases, Language.allCases)
  func `both parts say the same`(occasion: EmailOccasion, language: Language) {
    let email = EmailWriting.email(occasion) { $0.customer?.language = language.rawValue }
    let visible = words(EmailWriting.visible(email.html))
    let plain = words(email.text)
    #expect(plain.subtracting(visible).isEmpty)
    #expect(visible.subtracting(plain).subtracting(words(Shop.example.name)).isEmpty)
  }

  private func words(_ text: String) -> Set<String> {
    Set(text.split { !$0.isLetter && !$0.isNumber }.map(String.init))
  }

  @Test func `erased orders can still be written about`() {
    let email = EmailWriting.email(
      .delivered, about: Order.example(for: .delivered).erased(at: ManualClock.start))
    #expect(email.text.contains("Hello,"))
  }

  @Test(arguments: ["fr", "en-GB", "EN", "xx", "dev", "", "-", nil])
  func `languages that nobody wrote texts for are answered in English`(tag: String?) {
    #expect(Language(writtenFor: tag) == .english)
  }
}
