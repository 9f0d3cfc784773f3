import Testing

/// Runs a suite with one server that all its tests share.
struct TableServerTrait: SuiteTrait, TestScoping {
  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
  ) async throws {
    let server = try await TableServer()
    do {
      try await TableServer.$current.withValue(server) { try await function() }
    } catch {
      await server.end()
      throw error
    }
    await server.end()
  }
}

extension Trait where Self == TableServerTrait {
  /// A server with tables as they are deployed.
  static var tableServer: Self { TableServerTrait() }
}
