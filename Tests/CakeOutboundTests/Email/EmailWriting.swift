import CakeOrdering
import CakeTesting

@testable import CakeOutbound

/// The emails of the example shop.
enum EmailWriting {
  static let trackingURL =
    "https://cakes.example.com/track/019ad9c1-0000-7000-8000-000000000001/abcdefgh234567"

  static let boardURL = "https://cakes.example.com/bakery#ticket-8XWQ-4KCF"

  /// The example shop, whose first bakery speaks German.
  static let germanBakery = Shop.example(producers: [
    Producer(
      id: "backstube", name: "Backstube Mitte", email: .example("backstube"), language: "de", cakes: nil,
      dailyCapacity: 40)
  ])

  static func email(
    _ occasion: EmailOccasion, about order: Order? = nil, shop: Shop = .example,
    facts: @escaping (inout ExampleOrder) -> Void = { _ in }
  ) -> Email {
    let order = order ?? .example(for: occasion, facts)
    let composer = EmailComposer(calendar: ShopCalendar(shop: shop, zone: CentralEuropeanTime()))
    let recipient =
      occasion.isForProducer
      ? Mailbox(name: "Backstube Mitte", address: .example("backstube"))
      : Mailbox(name: order.customer?.name ?? "", address: .example("ada"))
    return composer.email(
      occasion, about: order, to: recipient, id: "\(order.id)_1.\(occasion.rawValue)",
      orderURL: occasion.isForProducer ? boardURL : trackingURL)
  }

  /// What a reader sees of HTML: its text without the marks, on one line.
  static func visible(_ html: String) -> String {
    let body = html.firstRange(of: "<body").map { html[$0.lowerBound...] } ?? html[...]
    var text = ""
    var inTag = false
    for character in body {
      switch character {
      case "<": inTag = true
      case ">":
        inTag = false
        text.append(" ")
      default: if !inTag { text.append(character) }
      }
    }
    for (entity, character) in [
      ("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
    ] {
      text = text.replacing(entity, with: character)
    }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
