/// What is kept of an order's placing beside the order itself, where no encoder of orders reaches it.
public struct Placement: Sendable, Hashable {
  /// Lets the customer see, cancel and review the order.
  public let token: TrackingToken
  /// The digest of the request, if it came with an idempotency key.
  public let requestDigest: RequestDigest?

  /// A token, and the digest of the request.
  public init(token: TrackingToken, requestDigest: RequestDigest?) {
    self.token = token
    self.requestDigest = requestDigest
  }
}
