import JSONText

/// What a shop answered.
struct ShopAnswer: Sendable {
  /// The HTTP status.
  let status: Int
  /// When to ask again, if the shop said so.
  let retryAfter: String?
  /// The body.
  let body: [UInt8]

  /// The body as JSON.
  ///
  /// - Throws: ``CommandFailure`` if it is none: then what answered is no shop.
  func json() throws(CommandFailure) -> JSONValue {
    do {
      return try JSONValue(parsing: body)
    } catch {
      throw CommandFailure("The answer is no JSON (\(error)). Is CAKE_URL the address of a cake shop?")
    }
  }
}
