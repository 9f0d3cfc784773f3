import CakeOrdering

/// The menu.
struct ShopPage: Page {
  static let template = "shop"

  var title: String
  var notice: String?
  var choices: [AllergenView]
  var cakes: [CakeView]

  init(_ front: FrontDesk, _ visit: Visit, added: String?) {
    let texts = front.texts(visit)
    title = texts["frame.menu"]
    notice = added.flatMap { front.shop.cake($0) }.map { texts("shop.added", ["cake": $0.name]) }
    choices = front.shop.knownAllergens.map {
      AllergenView($0, texts, isAvoided: visit.basket.avoid.contains($0))
    }
    cakes = front.shop.cakes.enumerated().map { CakeView($1, visit, front.renderer, position: $0) }
  }
}
