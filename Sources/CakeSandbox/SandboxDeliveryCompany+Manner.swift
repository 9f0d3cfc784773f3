extension SandboxDeliveryCompany {
  /// What it does with genuine requests.
  public enum Manner: String, Sendable, CaseIterable {
    /// Takes them, and reports each delivery after a while.
    case delivering
    /// Takes them, and reports nothing.
    case silent
    /// Answers that it is too busy (`503`).
    case busy
    /// Answers that it is gone for good (`410`).
    case gone
  }

  /// The latest requests that it received, the oldest first.
  public func received() async -> [ReceivedWebhook] { await journal.list() }

  /// What it does with requests.
  public func manner() async -> Manner { await journal.manner }

  /// Makes it do something else with those that come from now on.
  public func behave(_ manner: Manner) async { await journal.behave(manner) }
}
