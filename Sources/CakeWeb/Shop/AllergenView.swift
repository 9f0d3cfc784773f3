import CakeOrdering

/// An allergen as a word and a picture.
struct AllergenView: Sendable {
  var id: String
  var name: String
  var icon: String
  /// Whether the visitor avoids it.
  var isAvoided: Bool
  /// The same, where it is a box to tick: templates see stored properties alone.
  var isChosen: Bool

  init(_ allergen: Allergen, _ texts: Texts, isAvoided: Bool) {
    id = allergen
    name = texts.allergen(allergen)
    icon = Shop.declarableAllergens.contains(allergen) ? allergen : "allergen"
    self.isAvoided = isAvoided
    isChosen = isAvoided
  }
}
