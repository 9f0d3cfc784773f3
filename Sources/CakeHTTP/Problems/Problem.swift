public import CakeOrdering

/// Why a request is not answered as asked, as clients see it (RFC 9457).
///
/// Holds nothing of what was sent and nothing about a customer.
public struct Problem: Error, Sendable, Equatable {
  /// Which kind it is.
  public var kind: ProblemKind
  /// What is the matter this time; nil where the title says it all.
  public var detail: String?
  /// Everything that is wrong with what was sent.
  public var errors: [Fault] = []
  /// Where the order stands, which does not allow what was asked.
  public var currentStatus: OrderStatus?
  /// After what time trying again can help.
  public var retryAfter: Duration?
  /// The methods that are supported, comma-separated.
  public var allow: String?

  /// A problem of a kind.
  public init(_ kind: ProblemKind, _ detail: String? = nil) {
    self.kind = kind
    self.detail = detail
  }
}
