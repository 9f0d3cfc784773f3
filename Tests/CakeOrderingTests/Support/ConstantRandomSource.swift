import CakeOrdering

/// A source that always gives the same number.
struct ConstantRandomSource: RandomSource {
  let value: UInt64

  func next() -> UInt64 { value }
}
