import CakeOrdering
import CakeTesting

@testable import CakeWeb

extension TestWeb {
  /// A message that was given up, for a reason.
  func bury(_ reason: String, _ handler: HandlerName = .notifyCustomer) async throws -> Order {
    let order = try await example.place().order
    let now = example.clock.now()
    for lease in try await backend.lease(limit: 10, for: .seconds(30), at: now) {
      if lease.handler == handler {
        _ = try await backend.apply(.deadLetter(reason: reason, tries: 1), to: lease, at: now)
      } else {
        _ = try await backend.apply(.done, to: lease, at: now)
      }
    }
    return order
  }

  /// As many messages that were given up, each about another order.
  func bury(_ count: Int, _ reason: String) async throws {
    let now = example.clock.now()
    let random = SeededRandomSource(seed: 7)
    for _ in 0..<count {
      let message = Message.announcing([.orderPlaced], of: .example(random), at: now, trace: nil)[0]
      try await backend.enqueue(message, for: .notifyCustomer)
    }
    for lease in try await backend.lease(limit: count, for: .seconds(30), at: now) {
      _ = try await backend.apply(.deadLetter(reason: reason, tries: 1), to: lease, at: now)
    }
  }

  /// The ids of all dead messages.
  func deadMessages() async throws -> [String] {
    try await backend.messages(.dead, limit: 100, after: nil).messages.map(\.id)
  }
}
