import CakeOrdering
import Hummingbird

extension CakeRequestContext {
  /// The order's id in the path.
  ///
  /// - Throws: `notFound` for whatever is no id: there is no order of that name.
  func orderID() throws(OrderingError) -> OrderID {
    guard let text = parameters["id"], let id = OrderID(text) else { throw .notFound }
    return id
  }

  /// The id in the path of something that has a name of letters, digits, dots, hyphens and underscores.
  ///
  /// - Throws: `notFound` for whatever cannot be one.
  func name() throws(OrderingError) -> String {
    guard let text = parameters["id"], text.utf8.count <= 200, text.utf8.allSatisfy(Self.isName) else {
      throw .notFound
    }
    return String(text)
  }

  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}
