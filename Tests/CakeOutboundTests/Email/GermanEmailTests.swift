import CakeLanguages
import CakeOrdering
import CakeTesting
import Testing

@testable import CakeOutbound

@Suite struct GermanEmailTests {
  private func email(
    _ occasion: EmailOccasion, about order: Order? = nil,
    facts: @escaping (inout ExampleOrder) -> Void = { _ in }
  ) -> Email {
    EmailWriting.email(occasion, about: order) { order in
      order.customer?.language = "de"
      facts(&order)
    }
  }

  private func expect(
    _ parts: [String], in email: Email, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    // A space at which no line is broken is one to the reader.
    let text = email.text.replacing("\u{A0}", with: " ")
    for part in parts {
      #expect(text.contains(part), sourceLocation: sourceLocation)
      #expect(EmailWriting.visible(email.html).contains(part), sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: ["de", "de-AT", "de-CH", "DE-de"])
  func `German is written to whoever speaks it`(tag: String) {
    #expect(Language(writtenFor: tag) == .german)
    let email = email(.confirmation) { $0.customer?.language = tag }
    #expect(email.html.contains("<html lang=\"de\">"))
  }

  @Test func `a confirmation has everything that was ordered`() {
    let email = email(.confirmation)
    #expect(
      email.subject == "Bestätigt: Ihre Bestellung \(Order.example().number) für Do 24. Dez., vormittags")
    expect(
      [
        "Vielen Dank, Ada Baker!", "Ihre Torten werden", "1 × Victoria sponge", "„Happy Birthday, Zoë!“",
        "32,00 €", "64,00 €", "294,00 €", "Gesamtbetrag, inkl. MwSt.", "390,00 €",
        "Donnerstag, 24. Dezember 2026, vormittags (09:00–12:00 Uhr)", "1 Main Street, Springfield",
        "Nüsse und Erdnüsse", "Dienstag, 22. Dezember 2026, 14:00 Uhr", "ring twice",
        EmailWriting.trackingURL, "Kuchen & Krümel",
      ], in: email)
  }

  @Test func `one cake is one cake`() {
    expect(["Ihre Torte ist fertig"], in: email(.readyForPickup) { $0.items = [$0.items[0]] })
    expect(["Ihre Torten sind fertig", "Abholung bei", "Torstraße 1"], in: email(.readyForPickup))
    expect(["Ihre Torte ist unterwegs"], in: email(.onItsWay) { $0.items = [$0.items[0]] })
  }

  @Test func `an order on its way says who brings it`() {
    expect(
      ["Guten Tag, Ada Baker!", "Ihre Torten sind unterwegs", "Swift Wheels bringt", "1 Main Street"],
      in: email(.onItsWay))
  }

  @Test func `a delivered order asks how it was`() {
    expect(
      ["Wie war es?", "Donnerstag, 24. Dezember 2026, 09:30 Uhr", "A neighbour", "Sagen Sie uns"],
      in: email(.delivered))
    #expect(email(.delivered).subject.hasPrefix("Geliefert: "))
    #expect(email(.delivered) { $0.handover = .pickup }.subject.hasPrefix("Abgeholt: "))
  }

  @Test func `a cancelled order says who cancelled it and why`() {
    expect(
      [
        "Wie gewünscht", "für Donnerstag, den 24. Dezember 2026, storniert.", "nichts geliefert",
        "The party is off.",
      ], in: email(.cancelled))
    let order = Order.example { $0.customer?.language = "de" }
      .next(.cancel, .cancelled, by: Party(.operator, "olga"))
    expect(["Es tut uns leid: Wir mussten"], in: EmailWriting.email(.cancelled, about: order))
  }

  @Test func `a failed order apologises`() {
    expect(["Es tut uns leid", "van broke down", "wiedergutzumachen"], in: email(.failed))
  }

  @Test func `producers are written to in English, whatever their customers speak`() {
    #expect(email(.newOrder).subject.hasPrefix("New order"))
    #expect(email(.newOrder).subject.contains("AVOID NUTS, PEANUTS"))
  }

  @Test(arguments: [
    (3200, "EUR", "32,00 €"), (5, "EUR", "0,05 €"), (123_456_789, "USD", "1.234.567,89 $"),
    (3200, "JPY", "3.200 ¥"), (12_345, "KWD", "12,345 KWD"), (999, "CHF", "9,99 CHF"),
  ])
  func `amounts are written as Germans write them`(amount: Int, currency: String, text: String) {
    let money = German().money(Money(amount: amount, currency: currency))
    #expect(money == text.replacing(" ", with: "\u{A0}"))
  }

  @Test(arguments: Shop.declarableAllergens)
  func `every allergen that must be declared has a German name`(allergen: Allergen) {
    let name = German().allergen(allergen)
    #expect(name.first?.isUppercase == true)
  }

  @Test(arguments: 1...12)
  func `every month and weekday has its names`(month: Int) throws {
    let date = try #require(LocalDate(year: 2026, month: month, day: month))
    let german = German()
    let words = german.date(date).split(separator: " ")
    #expect(words.count == 4 && words[0].hasSuffix("g,") || words[0] == "Mittwoch,")
    #expect(words[2].hasPrefix(german.shortDate(date).split(separator: " ")[2].prefix(3)))
  }

  @Test func `names that a shop made up stay as they are`() {
    #expect(German().slot("tea time") == "tea time")
    #expect(German().allergen("lactose") == "lactose")
    #expect(German().list([]) == "" && German().list(["Eier"]) == "Eier")
    #expect(German().list(["Eier", "Milch", "Nüsse"]) == "Eier, Milch und Nüsse")
  }
}
