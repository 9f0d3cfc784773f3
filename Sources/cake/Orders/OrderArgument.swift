import ArgumentParser
import CakeOrdering
import JSONText

/// An order as it is named on the command line: by its id, or by its number.
struct OrderArgument: ExpressibleByArgument, Sendable {
  private enum Name: Sendable {
    case id(OrderID)
    case number(OrderNumber)
  }

  private let name: Name

  init?(argument: String) {
    if let id = OrderID(argument) {
      name = .id(id)
    } else if let number = OrderNumber(argument) {
      name = .number(number)
    } else {
      return nil
    }
  }

  /// The path of the order's resource, or of something in it.
  ///
  /// - Throws: ``CommandFailure`` if the number names no order or several.
  func path(_ shop: ShopClient, _ rest: String = "") async throws(CommandFailure) -> String {
    switch name {
    case .id(let id): "/orders/\(id)\(rest)"
    case .number(let number): "/orders/\(try await Self.find(number, shop))\(rest)"
    }
  }

  private static func find(_ number: OrderNumber, _ shop: ShopClient) async throws(CommandFailure) -> String {
    let found = try await shop.get("/orders", [("q", number.description)]).json()["orders"]?.array ?? []
    let ids = found.compactMap { $0["id"]?.string }
    switch ids.count {
    case 1: return ids[0]
    case 0: throw CommandFailure("There is no order \(number), or none of yours.", .refused)
    default:
      throw CommandFailure(
        "Several orders have the number \(number); name one by its id:\n  \(ids.joined(separator: "\n  "))",
        .refused)
    }
  }
}
