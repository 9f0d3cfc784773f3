/// That a delivery company was asked to deliver an order.
public struct DeliveryRequest: Sendable, Hashable {
  /// Which company.
  public var companyID: DeliveryCompanyID
  /// The order's version that asked; an older request is overtaken.
  public var version: Int
  /// When it was asked.
  public var at: Timestamp
  /// Who asked.
  public var by: Party
  /// What a newer version added; nil where there is nothing.
  public var unknownMembers: UnknownMembers?

  /// A request with all the facts.
  public init(
    companyID: DeliveryCompanyID, version: Int, at: Timestamp, by: Party,
    unknownMembers: UnknownMembers? = nil
  ) {
    self.companyID = companyID
    self.version = version
    self.at = at
    self.by = by
    self.unknownMembers = unknownMembers
  }
}
