import CakeOrdering

/// What is wrong with a field, in the visitor's words.
///
/// The domain says it in English for programmers; here each of its sentences finds the one that customers read.
struct FaultTexts: Sendable {
  private let texts: Texts

  /// The beginnings of the domain's sentences, and the texts that stand for them.
  static let keys: [(beginning: String, key: String)] = [
    ("is required", "fault.required"),
    ("must not be empty", "fault.required"),
    ("must have at most", "fault.tooLong"),
    ("must not contain control characters", "fault.lineBreaks"),
    ("must be an email address", "fault.email"),
    ("must be from 1 to 99", "fault.quantity"),
    ("must be from 1 to 5", "fault.rating"),
    ("must be a date and time", "fault.moment"),
    ("must be a date", "fault.required"),
    ("must have 1 to 50 entries", "fault.lines"),
    ("is in the past", "fault.past"),
    ("is too far ahead", "fault.tooFar"),
    ("the shop is closed", "fault.closed"),
    ("is not on the menu", "fault.unknownCake"),
    ("must be true: the customer avoids", "fault.unchecked"),
    ("is no producer", "fault.choice"),
    ("is no delivery company", "fault.choice"),
    ("does not bake these cakes", "fault.otherBaker"),
    (full, "fault.bakerFull"),
    ("lies in the future", "fault.future"),
    ("lies before the order was fulfilled", "fault.beforeBaking"),
  ]

  /// What is wrong with a bakery whose day has too little room.
  static let full = "has too little room on that day"

  init(_ texts: Texts) {
    self.texts = texts
  }

  /// The sentence for customers; the domain's own where there is none.
  ///
  /// - Parameter field: Which field of the page it is about, where that makes a difference.
  func text(_ detail: String, of field: String? = nil) -> String {
    if let key = Self.keys.first(where: { detail.hasPrefix($0.beginning) })?.key {
      // A calendar is not filled in.
      return texts[key == "fault.required" && field == "dueDate" ? "fault.day" : key]
    }
    if detail.contains("which this order avoids") { return texts["fault.avoided"] }
    if detail.contains("for that day and slot") { return texts["fault.tooSoon"] }
    if detail.contains("takes no inscription") { return texts["fault.noInscription"] }
    return detail
  }
}
