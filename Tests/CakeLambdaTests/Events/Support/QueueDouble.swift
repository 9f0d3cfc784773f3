import CakeAWS
import CakeOrdering
import CakeTesting
import LambdaRuntime
import Synchronization

@testable import CakeLambda

/// An SQS queue, as far as the functions behind it can tell: it hides what was received, counts receipts, and gives up what
/// was received too often.
final class QueueDouble: MessageVisibility, ParkedMessages {
  /// How often a message is received at most: what the deployment sets, and the most that SQS takes.
  static let mostReceipts = 1000
  /// For how long SQS keeps a message at most.
  static let retention = Duration.seconds(14 * 86_400)

  private struct Entry {
    let id: String
    let body: [UInt8]
    let sentAt: Timestamp
    var visibleAt: Timestamp
    var receipts = 0
  }

  private struct State {
    var entries: [Entry] = []
    var sent = 0
    var lost = 0
  }

  private let state = Mutex(State())
  private let clock: ManualClock

  /// How many messages the queue let go of by itself.
  var lost: Int { state.withLock { $0.lost } }

  init(clock: ManualClock) {
    self.clock = clock
  }

  func send(_ body: [UInt8], delay: Duration = .zero) {
    let now = clock.now()
    state.withLock { state in
      state.sent += 1
      state.entries.append(
        Entry(id: "\(state.sent)", body: body, sentAt: now, visibleAt: now.adding(delay)))
    }
  }

  func park(_ message: ParkedMessage, delay: Duration) async throws(PublishError) {
    send(message.encode(), delay: min(delay, .seconds(900)))
  }

  func hide(_ receiptHandle: String, for delay: Duration) async throws(PublishError) {
    let until = clock.now().adding(delay)
    state.withLock { state in
      for index in state.entries.indices where "receipt-\(state.entries[index].id)" == receiptHandle {
        state.entries[index].visibleAt = until
      }
    }
  }

  /// Hands what is there to a function, and forgets what it does not name.
  func deliver(to function: QueueFunction) async throws {
    let received = receive()
    guard !received.isEmpty else { return }
    let answer = try await function.handle(Events.sqs(received), context: Events.context())
    let kept = Set(try Events.failures(answer))
    let done = Set(received.map(\.id)).subtracting(kept)
    state.withLock { state in state.entries.removeAll { done.contains($0.id) } }
  }

  private func receive() -> [SQSEvent.Message] {
    let now = clock.now()
    return state.withLock { state in
      let count = state.entries.count
      state.entries.removeAll {
        $0.visibleAt <= now && $0.receipts >= Self.mostReceipts || now.since($0.sentAt) > Self.retention
      }
      state.lost += count - state.entries.count
      return state.entries.indices.filter { state.entries[$0].visibleAt <= now }.map { index in
        state.entries[index].receipts += 1
        // Hidden for as long as the function may take, unless it says otherwise.
        state.entries[index].visibleAt = now.adding(.seconds(360))
        let entry = state.entries[index]
        var message = SQSEvent.Message.example(entry.id, entry.body, received: entry.receipts)
        message.sentTimestamp = Int(entry.sentAt.millisecondsSinceEpoch)
        return message
      }
    }
  }
}
