import CakeOrdering

/// A shop whose store is at hand, wherever that is.
struct OpenShop {
  let settings: Settings
  let desk: OrderDesk
  let tokens: any TokenRegistry

  var shop: Shop { desk.shop }
  var clock: any WallClock { desk.clock }
}
