/// That an implementation of a port does not do what the port promises.
public struct ContractViolation: Error, Sendable, CustomStringConvertible {
  /// Which check found it.
  public private(set) var check = ""
  /// What is wrong.
  public let detail: String
  /// Where it was found.
  public let location: String

  init(_ detail: String, _ file: StaticString, _ line: UInt) {
    self.detail = detail
    self.location = "\(file):\(line)"
  }

  func of(_ check: String) -> ContractViolation {
    var violation = self
    violation.check = check
    return violation
  }

  /// The check, what is wrong, and where it was found.
  public var description: String { "\(check): \(detail) (\(location))" }
}
