import CakeOrdering

/// What somebody needs to try a demo shop: addresses, tokens, and a first order to paste.
struct DemoGreeting {
  /// All of it, to be printed.
  let text: String

  /// How long the tokens last.
  private static let lifetime = Duration.seconds(86_400)

  /// Issues the tokens.
  ///
  /// - Throws: ``CommandFailure``.
  init(_ local: LocalShop, url: String, sandboxURL: String?) async throws(CommandFailure) {
    var lines = ["", "\(local.shop.name.singleLine) is open.", ""]
    var places = DetailList()
    places.add("the shop", url)
    places.add("signing in", "\(url)/sign-in, as anybody with one tap")
    if local.settings.smtpServer == nil { places.add("its emails", "\(url)/demo/mailbox") }
    if let sandboxURL {
      places.add("delivery company", "\(url)/demo/delivery-company, which listens at \(sandboxURL)")
    }
    places.add("its API", "\(url)/openapi.json")
    places.add("its data", local.folder.path)
    lines += [places.text, "", "Tokens for a day:", ""]
    var tokens = DetailList()
    for (name, role, subject) in Self.staff(local.shop) {
      tokens.add(
        "\(name) \(subject)", try await local.open.issueToken(role, subject, lifetime: Self.lifetime))
    }
    lines.append(tokens.text)
    if let order = ExampleOrder(calendar: local.desk.calendar, now: local.clock.now()) {
      lines += [
        "", "Order a cake:", "",
        "  curl -s \(url)/orders -H 'Content-Type: application/json' -d '\(order.json)'",
        "", "Then bake it, with the order's id in $ORDER and the producer's token in $PRODUCER:", "",
        "  curl -s \(url)/orders/$ORDER/fulfillment -X POST -H \"Authorization: Bearer $PRODUCER\"",
      ]
    }
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func staff(_ shop: Shop) -> [(String, Role, String)] {
    let producer = shop.producers.first.map { ("producer", Role.producer, $0.id) }
    let company = shop.deliveryCompanies.first.map { ("delivery company", Role.deliveryCompany, $0.id) }
    let person = shop.operators.first.map { ("operator", Role.operator, $0.id) }
    return [producer, company, person].compactMap(\.self)
  }
}
