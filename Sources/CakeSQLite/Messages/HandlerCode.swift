import CakeOrdering

/// A handler as a small number. Stored: numbers are only ever added.
struct HandlerCode: Sendable, Hashable {
  let code: Int

  init(code: Int) {
    self.code = code
  }

  init(_ handler: HandlerName) {
    self.code =
      switch handler {
      case .notifyProducers: 1
      case .sendForDelivery: 2
      case .notifyCustomer: 3
      case .notifyDeliveryCompany: 4
      case .sendFeedback: 5
      }
  }

  init?(name: Substring) {
    if let handler = HandlerName(rawValue: String(name)) {
      self.init(handler)
    } else if name.first == "#", let code = Int(name.dropFirst()) {
      self.init(code: code)
    } else {
      return nil
    }
  }

  /// The handler; nil where a newer version stored one that this one does not know.
  var handler: HandlerName? {
    HandlerName.allCases.first { HandlerCode($0) == self }
  }

  /// The handler's name, or its number where it is not known.
  var name: String { handler?.rawValue ?? "#\(code)" }
}
