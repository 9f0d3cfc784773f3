/// The operating system's random numbers.
public struct SystemRandomSource: RandomSource {
  /// The system's source.
  public init() {}

  /// Sixty-four bits from the system.
  public func next() -> UInt64 {
    var generator = SystemRandomNumberGenerator()
    return generator.next()
  }
}
