import CakeOrdering

/// What a visitor is about to order: cakes, and what they must not contain. Lies in a cookie of the visitor's.
struct Basket: Sendable, Hashable {
  /// A cake, how often, and what is written on it.
  struct Line: Sendable, Hashable {
    var cake: CakeID
    var quantity: Int
    var inscription: String?
  }

  var lines: [Line] = []
  var avoid: [Allergen] = []

  /// The longest cookie that every browser keeps has 4,096 bytes, its name and attributes included (RFC 6265,
  /// section 6.1).
  static let longestCookie = 3800
  /// How many lines an order may have.
  static let longest = 50

  init() {}
}

extension Basket {
  /// Puts a line in; the same cake with the same inscription becomes more of it.
  mutating func put(_ line: Line) {
    let same = lines.firstIndex {
      $0.cake == line.cake && $0.inscription == line.inscription && $0.quantity + line.quantity <= 99
    }
    if let same { lines[same].quantity += line.quantity } else { lines.append(line) }
  }
}

extension Basket {
  /// The price of everything, tax included.
  func total(_ shop: Shop) -> Money {
    lines.reduce(Money(amount: 0, currency: shop.currency)) { sum, line in
      guard let cake = shop.cake(line.cake) else { return sum }
      return Money(amount: sum.amount + cake.price.amount * line.quantity, currency: sum.currency)
    }
  }
}
