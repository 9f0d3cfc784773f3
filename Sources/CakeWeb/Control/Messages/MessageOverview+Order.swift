import CakeOrdering

extension MessageOverview {
  /// The order it is about, with whose id its own begins; nil where something else was received.
  var orderID: OrderID? { OrderID(id.prefix { $0 != "_" }) }
}
