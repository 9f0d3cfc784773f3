import CakeOrdering

extension Texts {
  /// An allergen's name; as the shop file writes it where we have no word for it.
  func allergen(_ allergen: Allergen) -> String { word("allergen", allergen) }

  /// A slot's name as people say it.
  func slot(_ id: SlotID) -> String { word("slot", id) }

  /// Where an order stands.
  func status(_ order: Order) -> String {
    self[
      order.status == .delivered && order.handover == .pickup ? "status.collected" : "status.\(order.status)"]
  }

  /// What an email or webhook is about; as it stands there where it is none that this version knows.
  func occasion(_ subject: String) -> String {
    switch subject {
    case "delivery.requested": self["occasion.deliveryRequested"]
    case "delivery.feedback": self["occasion.deliveryFeedback"]
    default: EmailOccasion(rawValue: subject) == nil ? subject : self["occasion.\(subject)"]
    }
  }

  private func word(_ section: String, _ name: String) -> String {
    let key = "\(section).\(name)"
    let text = self[key]
    return text == key ? String(name.map { $0 == "-" ? " " : $0 }) : text
  }
}

extension String {
  /// The text as it begins a line.
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
