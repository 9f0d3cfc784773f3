import CakeJSON
import CakeOrdering
import Synchronization

extension DeliveryContract {
  /// When the handler was called.
  final class Calls: Sendable {
    private let times = Mutex<[Timestamp]>([])

    /// Notes a call; which one it is, from 1 on.
    func add(_ time: Timestamp) -> Int {
      times.withLock { times in
        times.append(time)
        return times.count
      }
    }

    var all: [Timestamp] { times.withLock { $0 } }
  }

  /// One message and its queue.
  struct Case: Sendable {
    let contract: DeliveryContract
    let queue: Queue
    let clock: ManualClock
    let calls: Calls

    /// A message, as the shop would send it.
    func message(_ type: MessageType? = nil, notBefore: Timestamp? = nil) -> Message {
      let order = Order.example(SeededRandomSource(), at: clock.now())
      return Message(
        id: "\(order.id)_1", type: type ?? contract.type, orderID: order.id, orderNumber: order.number,
        version: 1,
        status: order.status, time: clock.now(), trace: nil, notBefore: notBefore)
    }

    /// Puts a message into the queue, and lets so much time pass.
    func put(_ message: Message, then span: Duration, in step: Duration = .seconds(1)) async throws {
      try await put(MessageEnvelope.encode(message), message, then: span, in: step)
    }

    func put(_ payload: [UInt8], _ message: Message, then span: Duration, in step: Duration = .seconds(1))
      async throws
    {
      try await queue.put(payload, message)
      try await pass(span, in: step)
    }

    /// Lets time pass, a step at a time, and hands over what is due after each.
    func pass(_ span: Duration, in step: Duration = .seconds(1)) async throws {
      let end = clock.now().adding(span)
      try await queue.deliver()
      while clock.now() < end {
        clock.set(min(clock.now().adding(step), end))
        try await queue.deliver()
      }
    }

    /// Makes sure of how often the handler was called, and of what was given up.
    func expect(
      calls count: Int, letters: [Letter] = [], file: StaticString = #fileID, line: UInt = #line
    ) async throws {
      try CakeTesting.expect("the calls", calls.all.count, is: count, file: file, line: line)
      try CakeTesting.expect(
        "the dead letters", try await queue.letters(), is: letters, file: file, line: line)
    }
  }
}
