import CakeOrdering

/// The menu.
struct ShopPage: Page {
  static let template = "shop"
  static let isFindable = true

  var title: String
  var notice: String?
  /// What is in our cakes.
  var choices: [AllergenView]
  /// What is in none of them, but must be kept from them.
  var others: [AllergenView]
  var hasOthers: Bool
  var showsOthers: Bool
  var cakes: [CakeView]

  init(_ front: FrontDesk, _ visit: Visit, added: String?) {
    let texts = front.texts(visit)
    title = texts["frame.menu"]
    notice = added.flatMap { front.shop.cake($0) }.map { texts("shop.added", ["cake": $0.name]) }
    let all = front.shop.knownAllergens.map {
      AllergenView($0, texts, isAvoided: visit.basket.avoid.contains($0))
    }
    let contained = Set(front.shop.cakes.flatMap(\.allergens))
    choices = all.filter { contained.contains($0.id) }
    others = all.filter { !contained.contains($0.id) }
    hasOthers = !others.isEmpty
    showsOthers = others.contains(where: \.isAvoided)
    cakes = front.shop.cakes.enumerated().map { CakeView($1, visit, front.renderer, position: $0) }
  }
}
