import CakeLanguages
import CakeOrdering

/// A cake as the menu shows it.
struct CakeView: Sendable {
  var id: String
  var name: String
  var description: String
  var price: String
  var picture: String
  var allergens: [AllergenView]
  var leadTime: String
  var takesInscription: Bool
  /// Why the visitor should not have it; nil if nothing in it is to be avoided.
  var avoidedText: String?
  /// Whether it is so far down that its picture may wait.
  var isBelow: Bool

  init(_ cake: Cake, _ visit: Visit, _ renderer: PageRenderer, position: Int = 0) {
    let texts = renderer.texts(visit.language)
    id = cake.id
    name = cake.name
    description = cake.description
    price = visit.preference.text(cake.price)
    picture = renderer.assets.picture(of: cake.id)
    allergens = cake.allergens.map { AllergenView($0, texts, isAvoided: visit.basket.avoid.contains($0)) }
    leadTime = Self.leadTime(hours: cake.leadTimeHours, texts)
    takesInscription = cake.takesInscription
    let harmful = cake.allergens.filter(visit.basket.avoid.contains)
    avoidedText =
      harmful.isEmpty
      ? nil : texts("shop.avoided", ["list": harmful.map { texts.allergen($0) }.joined(separator: ", ")])
    isBelow = position >= 3
  }

  private static func leadTime(hours: Int, _ texts: Texts) -> String {
    hours % 24 == 0
      ? texts.counted("shop.leadTime.days", hours / 24) : texts.counted("shop.leadTime.hours", hours)
  }
}
