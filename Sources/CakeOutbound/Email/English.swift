import CakeLanguages
import CakeOrdering

/// The emails in English.
struct English: PhraseBook {
  let tag = "en"

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

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]

  private static let symbols = ["EUR": "€", "GBP": "£", "USD": "$", "JPY": "¥", "INR": "₹", "KRW": "₩"]

  func date(_ date: LocalDate) -> String {
    let (year, month, day) = date.components
    return "\(weekday(date)) \(day) \(Self.months[month - 1]) \(year)"
  }

  func shortDate(_ date: LocalDate) -> String {
    let (_, month, day) = date.components
    return "\(weekday(date).prefix(3)) \(day) \(Self.months[month - 1].prefix(3))"
  }

  func moment(_ date: LocalDate, _ time: String) -> String { "\(self.date(date)) at \(time)" }

  func slot(_ name: String) -> String { name }

  func allergen(_ name: Allergen) -> String { name }

  func period(_ date: String, slot: String, from: String, to: String) -> String {
    "\(date), \(slot) (\(from)–\(to))"
  }

  func money(_ money: Money) -> String {
    let digits = CurrencyDigits.text(money.amount, money.currency, group: ",", point: ".")
    return Self.symbols[money.currency].map { $0 + digits } ?? "\(money.currency) \(digits)"
  }

  func list(_ things: [String]) -> String {
    guard let last = things.last, things.count > 1 else { return things.first ?? "" }
    return things.dropLast().joined(separator: ", ") + " and " + last
  }

  func quoted(_ text: String) -> String { "“\(text)”" }

  private func weekday(_ date: LocalDate) -> String {
    let name = date.weekday.rawValue
    return name.prefix(1).uppercased() + name.dropFirst()
  }
}
