/// What the producer reported: that the order is baked. Kept as it was sent, so that a repeat is recognised.
public struct Fulfilment: Sendable, Hashable {
  /// When the report came.
  public var at: Timestamp
  /// Who reported.
  public var by: Party
  /// What was sent.
  public var report: FulfilmentReport
  /// What a newer version added; nil where there is nothing.
  public var unknownMembers: UnknownMembers?

  /// A report, when and by whom.
  public init(at: Timestamp, by: Party, report: FulfilmentReport, unknownMembers: UnknownMembers? = nil) {
    self.at = at
    self.by = by
    self.report = report
    self.unknownMembers = unknownMembers
  }
}
