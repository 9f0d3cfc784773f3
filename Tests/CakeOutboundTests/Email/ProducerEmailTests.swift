import CakeOrdering
import CakeTesting
import Testing

@testable import CakeOutbound

@Suite struct ProducerEmailTests {
  @Test func `a new order says allergies first, then what to bake and for when`() throws {
    let email = EmailWriting.email(.newOrder)
    let number = Order.example().number
    #expect(email.subject == "New order \(number) for Thu 24 Dec, morning — AVOID NUTS, PEANUTS")
    for text in [email.text, EmailWriting.visible(email.html)] {
      let expected = [
        "ALLERGY: AVOID NUTS, PEANUTS", "does not tolerate nuts and peanuts",
        "New order for Thu 24 Dec, morning",
        "1 × Victoria sponge", "“Happy Birthday, Zoë!”", "2 × Victoria sponge", "No inscription",
        "12 × Lemon tart", "Thursday 24 December 2026, morning (09:00–12:00)",
        "Delivery (a delivery company collects it)", "Ada Baker", "\(number)", "hide the box",
      ]
      var rest = text[...]
      for part in expected {
        let range = try #require(rest.firstRange(of: part), "\(part) is missing or too early")
        rest = rest[range.upperBound...]
      }
    }
    #expect(email.text.hasPrefix("!!!!"))
  }

  @Test func `a new order leads to its ticket on the board, one called off leads nowhere`() {
    let email = EmailWriting.email(.newOrder)
    #expect(email.text.contains(EmailWriting.boardURL))
    #expect(email.html.contains("href=\"\(EmailWriting.boardURL)\""))
    #expect(!EmailWriting.email(.orderCancelled).html.contains("href"))
  }

  @Test func `a producer is written to in the language of the shop file`() {
    let email = EmailWriting.email(.newOrder, shop: EmailWriting.germanBakery) {
      $0.customer?.language = "en"
    }
    #expect(email.subject.hasPrefix("Neue Bestellung "))
    #expect(email.html.contains("<html lang=\"de\">"))
    #expect(email.text.contains("ALLERGIE: OHNE NÜSSE, ERDNÜSSE"))
  }

  @Test func `a baker is told no more of the customer than baking needs`() {
    let email = EmailWriting.email(.newOrder)
    for secret in ["ada@example.com", "+44 20", "1 Main Street", "€"] {
      #expect(!email.text.contains(secret))
      #expect(!email.html.contains(secret))
    }
  }

  @Test func `an order without allergies says so quietly`() {
    let email = EmailWriting.email(.newOrder) { $0.avoidAllergens = [] }
    #expect(!email.subject.contains("AVOID"))
    #expect(!email.text.contains("!!"))
    #expect(email.text.contains("Allergies: None declared"))
    #expect(EmailWriting.visible(email.html).contains("Allergies None declared"))
  }

  @Test func `an order without a slot names the day alone, and pickup is pickup`() {
    let email = EmailWriting.email(.newOrder) { order in
      order.slot = nil
      order.handover = .pickup
    }
    #expect(email.subject.contains("for Thu 24 Dec — AVOID"))
    #expect(email.text.contains("For: Thursday 24 December 2026\n"))
    #expect(email.text.contains("Pickup (the customer collects it)"))
  }

  @Test(arguments: [EmailOccasion.orderCancelled, .orderTakenOver])
  func `an order that is not to be baked says so first`(occasion: EmailOccasion) {
    let email = EmailWriting.email(occasion)
    #expect(email.subject.hasSuffix("do not bake"))
    #expect(email.text.split(separator: "\n")[1].contains("DO NOT BAKE"))
    #expect(EmailWriting.visible(email.html).contains("DO NOT BAKE"))
    #expect(email.text.contains("12 × Lemon tart"))
  }

  @Test func `whoever loses an order hears who bakes it now`() {
    #expect(EmailWriting.email(.orderTakenOver).text.contains("Ofenliebe bakes order"))
  }

  @Test func `answers go to the shop's operator`() {
    let email = EmailWriting.email(.newOrder)
    #expect(email.replyTo == Mailbox(name: "Kuchen & Krümel", address: .example("olga")))
  }
}
