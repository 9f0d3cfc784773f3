/// A shop as an operator's commands speak to it: over HTTP, or on its store.
protocol OperatorShop: Sendable {
  /// Asks for something.
  ///
  /// - Throws: ``CommandFailure`` for every answer that is no success, and where there is none.
  func get(_ path: String, _ query: [(String, String?)]) async throws(CommandFailure) -> ShopAnswer

  /// Asks for something to be done.
  ///
  /// - Throws: ``CommandFailure`` for every answer that is no success, and where there is none.
  func post(_ path: String) async throws(CommandFailure) -> ShopAnswer
}

extension ShopClient: OperatorShop {
  func post(_ path: String) async throws(CommandFailure) -> ShopAnswer {
    try await post(path, nil)
  }
}
