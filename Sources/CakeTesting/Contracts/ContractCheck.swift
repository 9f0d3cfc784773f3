/// One thing that every implementation of a port must do, by its name.
///
/// Made to be the argument of a parameterised test: `@Test(arguments: contract.checks)`.
public struct ContractCheck: Sendable, CustomStringConvertible {
  /// What is checked, a sentence.
  public let name: String
  private let body: @Sendable () async throws -> Void

  /// A check by its name.
  public init(_ name: String, _ body: @escaping @Sendable () async throws -> Void) {
    self.name = name
    self.body = body
  }

  /// Makes sure of it, with a backend of its own.
  ///
  /// - Throws: ``ContractViolation`` where the implementation does otherwise; whatever it throws itself.
  public func callAsFunction() async throws {
    do {
      try await body()
    } catch let violation as ContractViolation {
      throw violation.of(name)
    }
  }

  /// What is checked.
  public var description: String { name }
}
