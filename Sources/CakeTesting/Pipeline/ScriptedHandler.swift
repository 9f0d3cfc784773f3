public import CakeOrdering
import Synchronization

/// A handler that does what a test says, and keeps which messages it was given.
public final class ScriptedHandler: MessageHandler {
  /// Which handler it stands for.
  public let name: HandlerName
  private let script: @Sendable (Message) async throws(HandlingError) -> Void
  private let seen = Mutex<[Message]>([])

  /// The messages it was given, the first first.
  public var messages: [Message] { seen.withLock { $0 } }

  /// A handler that does what `script` does.
  public init(
    _ name: HandlerName = .notifyCustomer,
    _ script: @escaping @Sendable (Message) async throws(HandlingError) -> Void = { _ in }
  ) {
    self.name = name
    self.script = script
  }

  /// Keeps the message, and does what it was told.
  public func handle(_ message: Message) async throws(HandlingError) {
    seen.withLock { $0.append(message) }
    try await script(message)
  }
}
