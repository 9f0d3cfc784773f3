import CakeOrdering

extension English {
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
    let avoid = "AVOID " + allergens.joined(separator: ", ").uppercased()
    return Wording(
      subject: "New order \(facts.number) for \(facts.dueInShort)" + (allergens.isEmpty ? "" : " — \(avoid)"),
      heading: "New order for \(facts.dueInShort)",
      alarm: allergens.isEmpty
        ? nil
        : Letter.Fact(
          label: "ALLERGY: \(avoid)",
          text:
            "The customer does not tolerate \(list(allergens)). Check every ingredient, tool and surface, and "
            + "confirm the check when you report the order as baked."),
      action: "See it on the board",
      closing: ["When it is baked, please report it there, so that it goes on its way."],
      footer: producersFooter(facts))
  }

  private func orderCancelled(_ facts: LetterFacts) -> Wording {
    Wording(
      subject: "CANCELLED: order \(facts.number) for \(facts.dueInShort) — do not bake",
      heading: "Order \(facts.number) was cancelled",
      alarm: Letter.Fact(
        label: "DO NOT BAKE", text: "Order \(facts.number) for \(facts.dueInShort) was called off."),
      closing: ["Its place on your day is free again. You need not do anything."],
      footer: producersFooter(facts))
  }

  private func orderTakenOver(_ facts: LetterFacts) -> Wording {
    Wording(
      subject: "Order \(facts.number) for \(facts.dueInShort) is no longer yours — do not bake",
      heading: "Order \(facts.number) went to another producer",
      alarm: Letter.Fact(
        label: "DO NOT BAKE",
        text:
          "\(facts.producerName ?? "Another producer") bakes order \(facts.number) for \(facts.dueInShort) now."
      ),
      closing: ["Its place on your day is free again. You need not do anything."],
      footer: producersFooter(facts))
  }

  private func producersFooter(_ facts: LetterFacts) -> [String] {
    [
      "You get this email because you bake for \(facts.shop.name).",
      "Questions? Just reply to this email.",
    ]
  }

  // MARK: To the customer

  private func confirmation(_ facts: LetterFacts) -> Wording {
    Wording(
      subject: "We have your order \(facts.number) for \(facts.dueInShort)",
      heading: "Thank you\(facts.greetingName.map { ", \($0)" } ?? "")!",
      opening: [
        "Your order is confirmed, and \(it(facts)) will be baked just for you. Here is everything we wrote "
          + "down; please see whether it is right."
      ],
      action: "Follow or cancel your order", closing: ["We look forward to baking for you."],
      footer: customersFooter(facts))
  }

  private func readyForPickup(_ facts: LetterFacts) -> Wording {
    Wording(
      subject: "Ready for pickup: your order \(facts.number)",
      heading: "Your \(cake(facts)) ready",
      opening: [
        greeting(facts),
        "Fresh from the oven and waiting for you. Please bring your order number, and keep the box upright on "
          + "the way home.",
      ],
      action: "See your order", footer: customersFooter(facts))
  }

  private func onItsWay(_ facts: LetterFacts) -> Wording {
    let company = facts.deliveryCompanyName ?? "Our delivery company"
    return Wording(
      subject: "On its way: your order \(facts.number)",
      heading: "Your \(cake(facts)) on the way",
      opening: [
        greeting(facts),
        "Everything is baked and packed with care. \(company) brings \(facts.isOne ? "it" : "them") to your door.",
      ],
      action: "Follow your order", footer: customersFooter(facts))
  }

  private func delivered(_ facts: LetterFacts) -> Wording {
    Wording(
      subject: "Delivered: your order \(facts.number). How was it?",
      heading: "Enjoy your \(facts.isOne ? "cake" : "cakes")!",
      opening: [
        greeting(facts),
        facts.isPickup
          ? "Thank you for coming by. We hope every crumb is as good as it looks."
          : "Your order has arrived. We hope every crumb is as good as it looks.",
        "How was it? Your stars, and a word if you like, help us and whoever brings the next one.",
      ],
      action: "Tell us how it was", footer: customersFooter(facts))
  }

  private func cancelled(_ facts: LetterFacts) -> Wording {
    Wording(
      subject: "Your order \(facts.number) was cancelled",
      heading: "Your order was cancelled",
      opening: [
        greeting(facts),
        facts.wasCancelledByCustomer
          ? "As you asked, we called off your order for \(facts.dueInShort). Nothing will be baked or delivered."
          : "We are sorry: we had to call off your order for \(facts.dueInShort). Nothing will be baked or delivered.",
      ],
      action: "See your order",
      closing: ["If this is a mistake, reply to this email. We would love to bake for you another time."],
      footer: customersFooter(facts))
  }

  private func failed(_ facts: LetterFacts) -> Wording {
    Wording(
      subject: "We are sorry: a problem with your order \(facts.number)",
      heading: "We are sorry",
      opening: [
        greeting(facts),
        "Something went wrong with your order for \(facts.dueInShort), and it will not reach you as planned. That is "
          + "not what you deserve.",
      ],
      action: "See your order",
      closing: ["Please reply to this email, and we will find a way to put it right."],
      footer: customersFooter(facts))
  }

  private func greeting(_ facts: LetterFacts) -> String {
    facts.greetingName.map { "Dear \($0)," } ?? "Hello,"
  }

  private func it(_ facts: LetterFacts) -> String { facts.isOne ? "your cake" : "your cakes" }

  private func cake(_ facts: LetterFacts) -> String { facts.isOne ? "cake is" : "cakes are" }

  private func customersFooter(_ facts: LetterFacts) -> [String] {
    [
      "\(facts.shop.name), \(facts.shop.address)",
      "All times are the shop's local time. Questions? Just reply to this email.",
    ]
  }
}
