import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The operating system's random numbers, drawn 256 bytes at a time: an order takes nine numbers, and a system
/// call for each would cost more than all the rest of deciding it.
public final class SystemRandomSource: RandomSource {
  /// As many words as one call of `getentropy` gives (256 bytes; getentropy(3)).
  private static let poolSize = 32

  private let pool = Mutex<[UInt64]>([])

  /// The system's source.
  public init() {}

  /// Sixty-four bits from the system, given out once.
  public func next() -> UInt64 {
    pool.withLock { words in
      if words.isEmpty { words = Self.draw() }
      return words.removeLast()
    }
  }

  private static func draw() -> [UInt64] {
    let words = [UInt64](unsafeUninitializedCapacity: poolSize) { buffer, count in
      guard let start = buffer.baseAddress else { return }
      count = getentropy(start, poolSize * MemoryLayout<UInt64>.stride) == 0 ? poolSize : 0
    }
    if !words.isEmpty { return words }
    // A kernel without getentropy: Swift's own way to the same numbers.
    var generator = SystemRandomNumberGenerator()
    return (0..<poolSize).map { _ in generator.next() }
  }
}
