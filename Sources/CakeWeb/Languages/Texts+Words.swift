import CakeLanguages
import CakeOrdering

extension Texts {
  /// An allergen's name; as the shop file writes it where we have no word for it.
  func allergen(_ allergen: Allergen) -> String { word("allergen", allergen) }

  /// A slot's name as people say it.
  func slot(_ id: SlotID) -> String { word("slot", id) }

  /// A day and what part of it: `Thursday 24 December 2026, morning (09:00–12:00)`.
  func due(_ date: LocalDate, _ slot: Slot?) -> String {
    guard let slot else { return language.text(date) }
    // A line that ends after the dash would read as a time without an end: a word joiner holds both together.
    return "\(language.text(date)), \(self.slot(slot.id)) (\(slot.from)–\u{2060}\(slot.to))"
  }

  /// Why something was not sent: what a delivery company answered in the visitor's words, what else failed as it was
  /// logged.
  func reason(_ reason: String) -> String {
    guard let status = WebhookError.status(inReason: reason) else { return reason }
    return self("answer.refused", ["status": String(status)])
  }

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
