import ArgumentParser
import CakeOrdering

/// `cake orders erase`: a customer's personal data goes at once.
struct EraseOrderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase",
    abstract: "Erase the customer's personal data of an order at once.",
    discussion: """
      Works on the shop's data folder on this machine (CAKE_DATA_DIR), or with --backend aws on its table \
      (CAKE_ORDERS_TABLE), not over HTTP. Name, contact, address, notes and inscriptions go, and what was sent about the order; items, totals and times stay for the books. \
      An order that is still to be handed over keeps its data: it could not be baked or delivered. What a newer \
      version added to the order stays until that version runs again and erases it.

      Example:
        cake orders erase 0193a0f2-…
      """)

  @Argument(help: "The order's id.")
  var id: String
  @OptionGroup var store: StoreOptions

  func run() async throws {
    guard let id = OrderID(id) else { throw ValidationError("An order is erased by its id, a UUID.") }
    let order = try await store.withShop { shop in
      let person = Party(.operator, shop.shop.operators.first?.id)
      do throws(OrderingError) {
        return try await EraseOrder(desk: shop.desk)(id, as: .staff(person))
      } catch {
        throw Self.failure(error)
      }
    }
    Console.print(Self.text(order))
  }

  static func text(_ order: Order) -> String {
    guard order.isErasureIncomplete else { return "Order \(order.number) holds no personal data any more." }
    return """
      Order \(order.number) is not wholly erased. All that this version knows of the customer is gone; a newer \
      version added something that this one does not know and keeps. That version erases it as soon as it runs again.
      """
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
