import CakeOrdering

/// A handler as a small number, or several as a negative one: each handler's bit. Stored: numbers are only ever
/// added.
///
/// Several stand in `arrived_messages` alone, one in all other tables.
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
      case .sendSignInLink: 6
      }
  }

  /// The code of all of these handlers together.
  init(_ handlers: [HandlerName]) {
    if handlers.count == 1, let only = handlers.first {
      self.init(only)
    } else {
      self.init(code: -handlers.reduce(0) { $0 | 1 << HandlerCode($1).code })
    }
  }

  /// Reads ``name``; nil for any other text.
  init?(name: Substring) {
    if name.first == "#", let code = Int(name.dropFirst()) {
      self.init(code: code)
      return
    }
    let handlers = name.split(separator: "+").compactMap { HandlerName(rawValue: String($0)) }
    guard !handlers.isEmpty else { return nil }
    self.init(handlers)
  }

  /// The codes of the handlers that this one stands for.
  var parts: [HandlerCode] {
    guard code < 0 else { return [self] }
    let bits = code.magnitude
    return (1..<UInt.bitWidth).filter { bits >> $0 & 1 == 1 }.map { HandlerCode(code: $0) }
  }

  /// The handler; nil where a newer version stored one that this one does not know.
  var handler: HandlerName? {
    HandlerName.allCases.first { HandlerCode($0) == self }
  }

  /// The handlers' names with a `+` between them; a number where one is not known.
  var name: String {
    let names = parts.compactMap { $0.handler?.rawValue }
    return names.count == parts.count ? names.joined(separator: "+") : "#\(code)"
  }
}
