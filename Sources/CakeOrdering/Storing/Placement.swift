/// What is kept of an order's placing beside the order itself, where no encoder of orders reaches it.
public struct Placement: Sendable, Hashable {
  /// Lets the customer see, cancel and review the order.
  public let token: TrackingToken
  /// The digest of the request, if it came with an idempotency key.
  public let requestDigest: RequestDigest?
  /// Whence it came; nil for what staff place, where it is not known, and once the order is erased.
  public let sender: SenderDigest?

  /// A token, the digest of the request, and that of the client's address.
  public init(token: TrackingToken, requestDigest: RequestDigest?, sender: SenderDigest? = nil) {
    self.token = token
    self.requestDigest = requestDigest
    self.sender = sender
  }
}

/// The keyed digest of the address that an order came from, or of its IPv6 network of 64 bits: tells the operator which
/// orders came from one place, and nobody from where. It is in no representation, and erased with the order.
public struct SenderDigest: Sendable, Hashable {
  /// Sixteen bytes.
  public let bytes: [UInt8]

  /// The digest of these bytes.
  public init(bytes: [UInt8]) {
    self.bytes = bytes
  }
}
