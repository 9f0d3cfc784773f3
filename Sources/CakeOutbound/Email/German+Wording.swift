import CakeOrdering

extension German {
  func wording(_ occasion: EmailOccasion, _ facts: LetterFacts) -> Wording {
    switch occasion {
    case .newOrder: newOrder(facts)
    case .orderCancelled: orderCancelled(facts)
    case .orderTakenOver: orderTakenOver(facts)
    case .confirmation: confirmation(facts)
    case .readyForPickup: readyForPickup(facts)
    case .onItsWay: onItsWay(facts)
    case .delivered: delivered(facts)
    case .cancelled: cancelled(facts)
    case .failed: failed(facts)
    }
  }

  // MARK: To the producer

  private func newOrder(_ facts: LetterFacts) -> Wording {
    let allergens = facts.avoided
    let avoid = "OHNE " + allergens.joined(separator: ", ").uppercased()
    return Wording(
      subject: "Neue Bestellung \(facts.number) für \(facts.dueInShort)"
        + (allergens.isEmpty ? "" : " – \(avoid)"),
      heading: "Neue Bestellung für \(facts.dueInShort)",
      alarm: allergens.isEmpty
        ? nil
        : Letter.Fact(
          label: "ALLERGIE: \(avoid)",
          text:
            "Wer hier bestellt hat, verträgt \(list(allergens)) nicht. Prüfen Sie jede Zutat, jedes Werkzeug und "
            + "jede Arbeitsfläche, und bestätigen Sie die Prüfung, wenn Sie die Bestellung als gebacken melden."
        ),
      action: "In der Backstube ansehen",
      closing: ["Wenn alles gebacken ist, melden Sie es bitte dort, damit es auf den Weg kommt."],
      footer: producersFooter(facts))
  }

  private func orderCancelled(_ facts: LetterFacts) -> Wording {
    Wording(
      subject: "STORNIERT: Bestellung \(facts.number) für \(facts.dueInShort) – nicht backen",
      heading: "Bestellung \(facts.number) wurde storniert",
      alarm: Letter.Fact(
        label: "NICHT BACKEN", text: "Bestellung \(facts.number) für \(day(facts)) wurde storniert."),
      closing: ["Ihr Platz an diesem Tag ist wieder frei. Sie müssen nichts weiter tun."],
      footer: producersFooter(facts))
  }

  private func orderTakenOver(_ facts: LetterFacts) -> Wording {
    Wording(
      subject:
        "Bestellung \(facts.number) für \(facts.dueInShort) geht an einen anderen Betrieb – nicht backen",
      heading: "Bestellung \(facts.number) ging an einen anderen Betrieb",
      alarm: Letter.Fact(
        label: "NICHT BACKEN",
        text:
          "Die Bestellung \(facts.number) für \(day(facts)) backt jetzt "
          + "\(facts.producerName ?? "ein anderer Betrieb")."
      ),
      closing: ["Ihr Platz an diesem Tag ist wieder frei. Sie müssen nichts weiter tun."],
      footer: producersFooter(facts))
  }

  private func producersFooter(_ facts: LetterFacts) -> [String] {
    [
      "Sie bekommen diese E-Mail, weil Sie für \(facts.shop.name) backen.",
      "Fragen? Antworten Sie einfach auf diese E-Mail.",
    ]
  }

  // MARK: To the customer

  private func confirmation(_ facts: LetterFacts) -> Wording {
    Wording(
      subject: "Bestätigt: Ihre Bestellung \(facts.number) für \(facts.dueInShort)",
      heading: "Vielen Dank\(facts.greetingName.map { ", \($0)" } ?? "")!",
      opening: [
        "Ihre Bestellung ist bestätigt, und \(facts.isOne ? "Ihre Torte wird" : "Ihre Torten werden") eigens für "
          + "Sie gebacken. Hier steht alles, was wir notiert haben; bitte sehen Sie nach, ob es stimmt."
      ],
      action: "Bestellung verfolgen oder stornieren",
      closing: ["Wir freuen uns darauf, für Sie zu backen."], footer: customersFooter(facts))
  }

  private func readyForPickup(_ facts: LetterFacts) -> Wording {
    Wording(
      subject: "Abholbereit: Ihre Bestellung \(facts.number)",
      heading: facts.isOne ? "Ihre Torte ist fertig" : "Ihre Torten sind fertig",
      opening: [
        greeting(facts),
        "Alles ist frisch gebacken und wartet auf Sie. Bitte bringen Sie Ihre Bestellnummer mit, und tragen "
          + "Sie den Karton aufrecht nach Hause.",
      ],
      action: "Zu Ihrer Bestellung", footer: customersFooter(facts))
  }

  private func onItsWay(_ facts: LetterFacts) -> Wording {
    Wording(
      subject: "Unterwegs: Ihre Bestellung \(facts.number)",
      heading: facts.isOne ? "Ihre Torte ist unterwegs" : "Ihre Torten sind unterwegs",
      opening: [
        greeting(facts),
        "Alles ist gebacken und sorgfältig verpackt. \(facts.deliveryCompanyName ?? "Unser Lieferdienst") bringt "
          + "sie Ihnen bis an die Tür.",
      ],
      action: "Bestellung verfolgen", footer: customersFooter(facts))
  }

  private func delivered(_ facts: LetterFacts) -> Wording {
    Wording(
      subject:
        "\(facts.isPickup ? "Abgeholt" : "Geliefert"): Ihre Bestellung \(facts.number). Wie hat es geschmeckt?",
      heading: "Lassen Sie es sich schmecken!",
      opening: [
        greeting(facts),
        (facts.isPickup ? "Danke, dass Sie bei uns waren." : "Ihre Bestellung ist angekommen.")
          + " Wir hoffen, dass jeder Krümel so gut schmeckt, wie er aussieht.",
        "Wie war es? Ihre Sterne und, wenn Sie mögen, ein paar Worte helfen uns und allen, die die nächste Torte "
          + "bringen.",
      ],
      action: "Sagen Sie uns, wie es war", footer: customersFooter(facts))
  }

  private func cancelled(_ facts: LetterFacts) -> Wording {
    let nothing =
      facts.isPickup ? "Es wird nichts gebacken." : "Es wird nichts gebacken und nichts geliefert."
    return Wording(
      subject: "Ihre Bestellung \(facts.number) wurde storniert",
      heading: "Ihre Bestellung wurde storniert",
      opening: [
        greeting(facts),
        facts.wasCancelledByCustomer
          ? "Wie gewünscht haben wir Ihre Bestellung für \(day(facts)) storniert. \(nothing)"
          : "Es tut uns leid: Wir mussten Ihre Bestellung für \(day(facts)) stornieren. \(nothing)",
      ],
      action: "Zu Ihrer Bestellung",
      closing: [
        "Falls das ein Versehen ist, antworten Sie einfach auf diese E-Mail. Wir backen gern ein andermal für Sie."
      ],
      footer: customersFooter(facts))
  }

  private func failed(_ facts: LetterFacts) -> Wording {
    Wording(
      subject: "Es tut uns leid: ein Problem mit Ihrer Bestellung \(facts.number)",
      heading: "Es tut uns leid",
      opening: [
        greeting(facts),
        "Mit Ihrer Bestellung für \(day(facts)) ist etwas schiefgegangen, und sie wird Sie nicht wie geplant "
          + "erreichen. Das haben Sie nicht verdient.",
      ],
      action: "Zu Ihrer Bestellung",
      closing: ["Bitte antworten Sie auf diese E-Mail: Wir finden einen Weg, es wiedergutzumachen."],
      footer: customersFooter(facts))
  }

  private func greeting(_ facts: LetterFacts) -> String {
    facts.greetingName.map { "Guten Tag, \($0)!" } ?? "Guten Tag!"
  }

  /// The due day within a sentence that goes on behind it.
  private func day(_ facts: LetterFacts) -> String { dateInSentence(facts.order.dueDate) + "," }

  private func customersFooter(_ facts: LetterFacts) -> [String] {
    [
      "\(facts.shop.name), \(facts.shop.address)",
      "Alle Uhrzeiten gelten am Ort unseres Geschäfts.", "Fragen? Antworten Sie einfach auf diese E-Mail.",
    ]
  }
}
