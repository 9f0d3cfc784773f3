import CakeOrdering

/// One cake, to be inscribed and put into the basket.
struct CakePage: Page {
  static let template = "cake"
  static let isFindable = true

  var title: String
  var cake: CakeView
  var inscription: String = ""
  var inscriptionFault: String?
  var quantity: String = "1"
  var quantityFault: String?

  init(_ cake: Cake, _ front: FrontDesk, _ visit: Visit) {
    title = cake.name
    self.cake = CakeView(cake, visit, front.renderer)
  }
}
