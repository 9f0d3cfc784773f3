import LambdaRuntime

/// A handler made of a closure.
struct ClosureHandler: LambdaHandler {
  let body: @Sendable ([UInt8], LambdaContext) async throws -> [UInt8]

  init(_ body: @escaping @Sendable ([UInt8], LambdaContext) async throws -> [UInt8]) {
    self.body = body
  }

  func handle(_ event: [UInt8], context: LambdaContext) async throws -> [UInt8] {
    try await body(event, context)
  }
}
