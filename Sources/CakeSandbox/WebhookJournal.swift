import CakeOrdering

/// Remembers the latest requests, and the ids that were acted upon for as long as a copy could be accepted.
actor WebhookJournal {
  /// How long an id is remembered: a signature holds for the tolerance before and after its time.
  private let memory: Duration
  private let listLimit: Int
  private let idLimit: Int
  private var received: [ReceivedWebhook] = []
  private var ids: [String: Timestamp] = [:]
  /// What is done with genuine requests.
  private(set) var manner = SandboxDeliveryCompany.Manner.delivering

  init(memory: Duration, listLimit: Int = 200, idLimit: Int = 100_000) {
    self.memory = memory
    self.listLimit = listLimit
    self.idLimit = idLimit
  }

  /// Claims an id, so that a copy of its request is known for one.
  func claim(_ id: String, at now: Timestamp) -> Claim {
    if let before = ids[id], now.since(before) <= memory { return .repeated }
    if ids.count >= idLimit { ids = ids.filter { now.since($0.value) <= memory } }
    // Better to send somebody away than to forget an id too early.
    guard ids.count < idLimit else { return .busy }
    ids[id] = now
    return .new
  }

  /// What a claim finds.
  enum Claim { case new, repeated, busy }

  /// Gives an id back whose request was not acted upon.
  func release(_ id: String) { ids[id] = nil }

  /// Does something else with requests from now on.
  func behave(_ manner: SandboxDeliveryCompany.Manner) { self.manner = manner }

  /// Adds a request to the list, the oldest of which drops out.
  func note(_ webhook: ReceivedWebhook) {
    received.append(webhook)
    if received.count > listLimit { received.removeFirst(received.count - listLimit) }
  }

  /// The latest requests, the oldest first.
  func list() -> [ReceivedWebhook] { received }
}
