import CakeOrdering

extension Basket {
  /// Reads a cookie; what is not of this shop any more is left out.
  init(cookie: String, shop: Shop) {
    let parts = cookie.split(separator: "!", omittingEmptySubsequences: false)
    avoid = (parts.first ?? "").split(separator: ".").map { CookieText.decoded($0) }
      .filter(shop.knownAllergens.contains)
    lines = parts.dropFirst().prefix(Self.longest).compactMap { Line(cookie: $0, shop: shop) }
  }

  /// The cookie; nil if the basket is too large for one.
  var cookie: String? {
    let text = ([avoid.map(CookieText.encoded).joined(separator: ".")] + lines.map(\.cookie))
      .joined(separator: "!")
    return text.utf8.count <= Self.longestCookie && lines.count <= Self.longest ? text : nil
  }
}

extension Basket.Line {
  fileprivate init?(cookie: Substring, shop: Shop) {
    let parts = cookie.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let quantity = Int(parts[1]), (1...99).contains(quantity),
      let cake = shop.cake(CookieText.decoded(parts[0]))
    else { return nil }
    self.cake = cake.id
    self.quantity = quantity
    inscription = parts[2].isEmpty || !cake.takesInscription ? nil : CookieText.decoded(parts[2])
  }

  fileprivate var cookie: String {
    "\(CookieText.encoded(cake)).\(quantity).\(inscription.map(CookieText.encoded) ?? "")"
  }
}
