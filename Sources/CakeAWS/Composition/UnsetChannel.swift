import CakeOrdering

/// A channel that a program was not told of. What was left over for it by others waits for the sweeper, which knows
/// all channels.
struct UnsetChannel: MessagePublisher {
  /// The setting that would name it.
  let variable: String

  func publish(_ message: Message, after previous: MessagePlace?) async throws(PublishError) -> MessagePlace?
  {
    throw refusal
  }

  private var refusal: PublishError { .refused(reason: "\(variable) is not set") }
}

extension UnsetChannel: HandlerQueue, QueueDepths {
  func send(_ payload: [UInt8], to handler: HandlerName) async throws(PublishError) { throw refusal }

  func depths() async throws(PublishError) -> QueueCounts { throw refusal }
}
