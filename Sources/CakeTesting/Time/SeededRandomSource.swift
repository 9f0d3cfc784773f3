public import CakeOrdering
import Synchronization

/// Random numbers that are the same in every run: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
public final class SeededRandomSource: RandomSource {
  private let state: Mutex<UInt64>

  /// The numbers that follow from a seed.
  public init(seed: UInt64 = 1) {
    self.state = Mutex(seed)
  }

  /// The next number.
  public func next() -> UInt64 {
    var mixed = state.withLock { state in
      state &+= 0x9E37_79B9_7F4A_7C15
      return state
    }
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// A number below a bound, which must be above 0.
  public func below(_ bound: Int) -> Int {
    Int(next() % UInt64(bound))
  }
}
