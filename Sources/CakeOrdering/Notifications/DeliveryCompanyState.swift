/// How a delivery company is doing.
public struct DeliveryCompanyState: Sendable, Equatable {
  /// Which company.
  public let id: DeliveryCompanyID
  /// Since when nothing is sent to it; nil if it is enabled.
  public var disabledAt: Timestamp?
  /// When it last answered or failed to.
  public var lastAnswerAt: Timestamp?
  /// What it last answered: a status, or why there was none.
  public var lastAnswer: String?

  /// A company that was never asked.
  public init(
    id: DeliveryCompanyID, disabledAt: Timestamp? = nil, lastAnswerAt: Timestamp? = nil,
    lastAnswer: String? = nil
  ) {
    self.id = id
    self.disabledAt = disabledAt
    self.lastAnswerAt = lastAnswerAt
    self.lastAnswer = lastAnswer
  }

  /// Whether it is asked to deliver.
  public var isEnabled: Bool { disabledAt == nil }
}
