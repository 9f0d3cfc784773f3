/// A JSON number (RFC 8259, section 6), kept exactly: nothing is rounded by reading it.
///
/// Equality is by value: `1`, `1.0`, `10e-1` are one number, and so are `0` and `-0`. Exponents beyond
/// a quadrillion are taken for a quadrillion.
public struct JSONNumber: Sendable {
  private enum Storage: Sendable {
    case int(Int)
    case text(String)
  }

  private let storage: Storage

  /// A whole number.
  public init(_ value: Int) {
    storage = .int(value)
  }

  /// A number whose text is known to follow the grammar of RFC 8259, section 6.
  init(grammatical text: String) {
    storage = .text(text)
  }

  /// The number as it was written.
  public var text: String {
    switch storage {
    case .int(let value): String(value)
    case .text(let text): text
    }
  }

  /// The number if it is whole and fits; `3.0` and `3e0` are whole, as JSON Schema sees it.
  public var int: Int? {
    switch storage {
    case .int(let value): value
    case .text(let text): JSONDecimal(text).int
    }
  }

  /// The nearest double, or nil if the number is beyond the range of doubles.
  public var double: Double? {
    switch storage {
    case .int(let value): return Double(value)
    case .text(let text):
      guard let value = Double(text), value.isFinite else { return nil }
      return value
    }
  }

  /// Whether the number has no fraction, however large it is.
  public var isWhole: Bool {
    switch storage {
    case .int: true
    case .text(let text): JSONDecimal(text).exponent >= 0
    }
  }
}

extension JSONNumber: Hashable {
  /// Whether both are the same number, however they are written.
  public static func == (left: JSONNumber, right: JSONNumber) -> Bool {
    switch (left.int, right.int) {
    case (let left?, let right?): left == right
    case (nil, nil): JSONDecimal(left.text) == JSONDecimal(right.text)
    default: false
    }
  }

  /// Hashes the number, however it is written.
  public func hash(into hasher: inout Hasher) {
    if let int {
      hasher.combine(int)
    } else {
      hasher.combine(JSONDecimal(text))
    }
  }
}
