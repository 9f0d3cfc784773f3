import CakeAWS
import CakeJSON
import CakeOrdering
import Synchronization

/// Keeps what is sent to single handlers; fails when it is told to.
final class RecordingQueue: HandlerQueue, QueueDepths {
  private let sent = Mutex<[(payload: [UInt8], handler: HandlerName)]>([])
  private let isBroken = Mutex(false)

  /// What was sent as bytes, the oldest first.
  var payloads: [[UInt8]] { sent.withLock { $0.map(\.payload) } }

  /// Lets all calls fail from now on.
  func breakDown() {
    isBroken.withLock { $0 = true }
  }

  func send(_ payload: [UInt8], to handler: HandlerName) async throws(PublishError) {
    if isBroken.withLock({ $0 }) { throw .unavailable(reason: "the queue was told to fail") }
    sent.withLock { $0.append((payload, handler)) }
  }

  func depths() async throws(PublishError) -> QueueCounts {
    if isBroken.withLock({ $0 }) { throw .unavailable(reason: "the queue was told to fail") }
    return QueueCounts(waiting: sent.withLock { $0.count }, failing: 2)
  }

  /// Takes all messages, by their handlers.
  func receive() throws -> [HandlerName: [Message]] {
    let taken = sent.withLock { sent in
      defer { sent = [] }
      return sent
    }
    var received: [HandlerName: [Message]] = [:]
    for (payload, handler) in taken {
      received[handler, default: []].append(try MessageEnvelope.decode(payload))
    }
    return received
  }
}
