import CakeLanguages
import CakeOrdering

/// A line of a basket or an order.
struct LineView: Sendable {
  var index: Int
  var name: String
  var quantity: Int
  var inscription: String?
  var price: String
  var fault: String?

  init(_ line: Basket.Line, _ index: Int, _ front: FrontDesk, _ visit: Visit, fault: String?) {
    let cake = front.shop.cake(line.cake)
    self.index = index
    name = cake?.name ?? line.cake
    quantity = line.quantity
    inscription = line.inscription
    price = cake.map { visit.preference.text($0.price * line.quantity) } ?? ""
    self.fault = fault
  }

  init(_ item: OrderItem, _ index: Int, _ visit: Visit) {
    self.index = index
    name = item.name
    quantity = item.quantity
    inscription = item.inscription
    price = visit.preference.text(item.unitPrice * item.quantity)
  }
}

extension Money {
  static func * (money: Money, count: Int) -> Money {
    Money(amount: money.amount * count, currency: money.currency)
  }
}
