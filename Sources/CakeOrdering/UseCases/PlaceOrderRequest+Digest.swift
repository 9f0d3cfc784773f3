import Crypto

extension PlaceOrderRequest {
  /// The digest of everything that was sent, the same for the same request however it was written.
  var digest: RequestDigest {
    var hash = SHA256()
    func add(_ text: String?) {
      // Each field with its length, so that no two requests run together to the same bytes.
      guard let text else { return hash.update(data: [0xFF]) }
      let bytes = Array(text.utf8)
      hash.update(data: Array("\(bytes.count):".utf8))
      hash.update(data: bytes)
    }
    for field in [name, email, phone, language, handover, address, dueDate, slot, note] { add(field) }
    add(items.map { String($0.count) })
    for item in items ?? [] {
      add(item.cakeID)
      add(item.quantity.map(String.init))
      add(item.inscription)
    }
    add(avoidAllergens.map { String($0.count) })
    for allergen in avoidAllergens ?? [] { add(allergen) }
    return RequestDigest(bytes: Array(hash.finalize()))
  }
}
