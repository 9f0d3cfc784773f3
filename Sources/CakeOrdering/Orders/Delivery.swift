/// That an order is in the customer's hands.
public struct Delivery: Sendable, Hashable {
  /// When it was handed over.
  public var at: Timestamp
  /// Who reported.
  public var by: Party
  /// The order's version that says so.
  public var version: Int
  /// What was sent, so that a repeat is recognised.
  public var report: DeliveryReport
  /// What a newer version added; nil where there is nothing.
  public var unknownMembers: UnknownMembers?

  /// A report, by whom, and when the cake was handed over.
  public init(
    at: Timestamp, by: Party, version: Int, report: DeliveryReport, unknownMembers: UnknownMembers? = nil
  ) {
    self.at = at
    self.by = by
    self.version = version
    self.report = report
    self.unknownMembers = unknownMembers
  }
}
