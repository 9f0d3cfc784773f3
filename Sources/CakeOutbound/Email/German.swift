import CakeLanguages
import CakeOrdering

/// The emails in German.
struct German: PhraseBook {
  let language = Language.german

  let labels = Labels(
    order: "Bestellnummer", due: "Termin", handover: "Übergabe",
    delivery: "Lieferung (ein Lieferdienst holt ab)", pickup: "Abholung (wird bei uns abgeholt)",
    customer: "Bestellt von", allergies: "Allergien", noAllergies: "Keine angegeben",
    toBake: "Zu backen", notToBake: "Nicht mehr zu backen", ordered: "Ihre Bestellung",
    inscription: "Aufschrift", inscriptionOnEach: "Aufschrift, jeweils", noInscription: "Ohne Aufschrift",
    customersNote: "Anmerkung zur Bestellung", ownNote: "Ihre Anmerkung",
    total: "Gesamtbetrag, inkl. MwSt.", deliveredTo: "Lieferung an", pickedUpAt: "Abholung bei",
    deliveredBy: "Lieferdienst", handedOver: "Übergeben", receivedBy: "Entgegengenommen von",
    avoided: "Darauf verzichten wir", cancelUntil: "Stornieren können Sie bis", reason: "Grund")

  /// What slots are usually called; a shop's own names stay as they are.
  private static let slots = [
    "morning": "vormittags", "noon": "mittags", "midday": "mittags", "afternoon": "nachmittags",
    "evening": "abends", "night": "nachts", "all day": "ganztägig",
  ]

  /// The substances of Regulation (EU) No 1169/2011, Annex II, in the words of its German version, shortened.
  private static let allergens = [
    "gluten": "Gluten", "crustaceans": "Krebstiere", "eggs": "Eier", "fish": "Fisch",
    "peanuts": "Erdnüsse", "soybeans": "Soja", "milk": "Milch", "nuts": "Nüsse", "celery": "Sellerie",
    "mustard": "Senf", "sesame": "Sesam", "sulphites": "Sulfite", "lupin": "Lupinen",
    "molluscs": "Weichtiere",
  ]

  /// A day within a sentence: "für Donnerstag, den 24. Dezember 2026".
  func dateInSentence(_ date: LocalDate) -> String {
    language.text(date).replacing(", ", with: ", den ", maxReplacements: 1)
  }

  func moment(_ date: LocalDate, _ time: String) -> String { "\(self.date(date)), \(time) Uhr" }

  func slot(_ name: String) -> String { Self.slots[name] ?? name }

  func allergen(_ name: Allergen) -> String { Self.allergens[name] ?? name }

  func period(_ date: String, slot: String, from: String, to: String) -> String {
    "\(date), \(slot) (\(from)–\(to) Uhr)"
  }

  func list(_ things: [String]) -> String {
    guard let last = things.last, things.count > 1 else { return things.first ?? "" }
    return things.dropLast().joined(separator: ", ") + " und " + last
  }

  func quoted(_ text: String) -> String { "„\(text)“" }
}
