public import CakeOrdering

/// What is wrong with a shop file.
public struct ShopFileError: Error, Sendable, Equatable {
  /// Every fault, with its JSON pointer.
  public let faults: [Fault]

  /// These faults.
  public init(faults: [Fault]) {
    self.faults = faults
  }
}
