import ArgumentParser
import CakeOrdering

/// `cake orders erase`: a customer's personal data goes at once.
struct EraseOrderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase",
    abstract: "Erase the customer's personal data of an order at once.",
    discussion: """
      Works on the shop's data folder on this machine (CAKE_DATA_DIR), not over HTTP. Name, contact, address, \
      notes and inscriptions go, and what was sent about the order; items, totals and times stay for the books. \
      An order that is still to be handed over keeps its data: it could not be baked or delivered.

      Example:
        cake orders erase 0193a0f2-…
      """)

  @Argument(help: "The order's id.")
  var id: String
  @OptionGroup var local: LocalOptions

  func run() async throws {
    guard let id = OrderID(id) else { throw ValidationError("An order is erased by its id, a UUID.") }
    let shop = try LocalShop.existing(local)
    let person = Party(.operator, shop.shop.operators.first?.id)
    do {
      let order = try await EraseOrder(desk: shop.desk)(id, as: .staff(person))
      Console.print("Order \(order.number) holds no personal data any more.")
    } catch {
      throw Self.failure(error)
    }
  }

  private static func failure(_ error: OrderingError) -> CommandFailure {
    switch error {
    case .notFound: CommandFailure("There is no such order.", .refused)
    case .illegal(_, let status):
      CommandFailure(
        "The order is \(status.rawValue): it is still to be handed over. Cancel or fail it first.", .refused)
    case .unavailable(_, let reason), .unreadable(let reason): CommandFailure("It did not work: \(reason)")
    default: CommandFailure("It did not work: \(error)")
    }
  }
}
