import JSONText

extension ClientOptions {
  /// Posts what happened to an order, and prints the order as it is then.
  ///
  /// - Parameters:
  ///   - rest: What follows the order's path: `/fulfillment`.
  ///   - customer: The customer who does it, if a customer can.
  ///   - members: Writes the members of the body.
  func act(
    on order: OrderArgument, _ rest: String, as customer: CustomerOptions? = nil,
    _ members: (inout JSONWriter) -> Void
  ) async throws {
    var json = JSONWriter()
    json.object(members)
    let body = json.bytes
    let answer = try await withShop(as: customer) { try await $0.post(order.path($0, rest), body) }
    try print(answer) { OrderText.full(try $0.json()) }
  }
}
