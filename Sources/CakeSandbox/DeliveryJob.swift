/// A delivery that is to be made and reported.
struct DeliveryJob: Sendable, Equatable {
  /// The order it is for.
  let orderID: String
  /// Where it is reported: the shop's own address, checked.
  let callbackURL: String
}
