import CakeLanguages
import CakeOrdering

/// The emails in English.
struct English: PhraseBook {
  let language = Language.english

  let labels = Labels(
    order: "Order number", due: "For", handover: "Handover",
    delivery: "Delivery (a delivery company collects it)",
    pickup: "Pickup (the customer collects it)", customer: "Customer", allergies: "Allergies",
    noAllergies: "None declared", toBake: "What to bake", notToBake: "No longer to bake",
    ordered: "What you ordered", inscription: "Inscription", inscriptionOnEach: "Inscription, on each",
    noInscription: "No inscription", customersNote: "Note from the customer", ownNote: "Your note",
    total: "Total, tax included", deliveredTo: "Delivered to", pickedUpAt: "Pick up at",
    deliveredBy: "Delivered by", handedOver: "Handed over", receivedBy: "Received by",
    avoided: "Allergens we avoid", cancelUntil: "You can cancel until", reason: "Reason")

  func moment(_ date: LocalDate, _ time: String) -> String { "\(self.date(date)) at \(time)" }

  func slot(_ name: String) -> String { name }

  func allergen(_ name: Allergen) -> String { name }

  func period(_ date: String, slot: String, from: String, to: String) -> String {
    "\(date), \(slot) (\(from)–\(to))"
  }

  func list(_ things: [String]) -> String {
    guard let last = things.last, things.count > 1 else { return things.first ?? "" }
    return things.dropLast().joined(separator: ", ") + " and " + last
  }

  func quoted(_ text: String) -> String { "“\(text)”" }
}
