/// Why a host's addresses were not found, in words for an operator.
public struct HostResolutionError: Error, Sendable, Equatable {
  /// What went wrong.
  public let reason: String

  /// An error for a reason.
  public init(reason: String) {
    self.reason = reason
  }
}
