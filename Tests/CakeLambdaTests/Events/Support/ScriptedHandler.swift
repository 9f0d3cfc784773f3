import CakeOrdering
import Synchronization

/// A handler that does what a test says, and keeps which messages it was given.
final class ScriptedHandler: MessageHandler {
  let name: HandlerName
  private let script: @Sendable (Message) async throws(HandlingError) -> Void
  private let seen = Mutex<[Message]>([])

  /// The messages it was given, the first first.
  var messages: [Message] { seen.withLock { $0 } }

  init(
    _ name: HandlerName = .notifyCustomer,
    _ script: @escaping @Sendable (Message) async throws(HandlingError) -> Void = { _ in }
  ) {
    self.name = name
    self.script = script
  }

  func handle(_ message: Message) async throws(HandlingError) {
    seen.withLock { $0.append(message) }
    try await script(message)
  }
}
