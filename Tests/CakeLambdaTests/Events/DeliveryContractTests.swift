import CakeAWS
import CakeOrdering
import CakeTesting
import LambdaRuntime
import Synchronization
import Testing

@testable import CakeLambda

@Suite("The queues of AWS keep the contract of deliveries")
struct DeliveryContractTests {
  private static func letters(_ ports: RecordingPorts, _ queues: [QueueDouble]) -> [DeliveryContract.Letter] {
    ports.letters.map { DeliveryContract.Letter(reason: $0.error, tries: $0.attempts) }
      + queues.flatMap { queue in
        (0..<queue.lost).map { _ in DeliveryContract.Letter(reason: "the queue let go of it", tries: 0) }
      }
  }

  /// An SQS queue of a handler's own.
  static let queue = DeliveryContract(.notifyDeliveryCompany, .deliveryRequested, ignoring: .deliveryReviewed)
  {
    handlers, clock, use in
    let (queue, ports) = (QueueDouble(clock: clock), RecordingPorts())
    let function = QueueFunction(
      engine: .quiet(handlers, clock), read: { QueuedMessage($0, for: .notifyDeliveryCompany) },
      receipts: QueueReceipts(visibility: queue, failed: ports, letters: ports), clock: clock)
    try await use(
      DeliveryContract.Queue(
        put: { payload, _ in queue.send(payload) }, deliver: { try await queue.deliver(to: function) },
        letters: { letters(ports, [queue]) }))
  }

  /// A Kinesis stream, and the SQS queue on which it parks what did not end well.
  static let stream = DeliveryContract(.notifyCustomer, .orderPlaced, ignoring: .deliveryRequested) {
    handlers, clock, use in
    let (queue, ports) = (QueueDouble(clock: clock), RecordingPorts())
    let records = Mutex<[Events.Record]>([])
    let events = OrderEventsFunction(
      engine: .quiet(handlers, clock),
      records: StreamRecords(handler: .notifyCustomer, parking: queue, failed: ports), clock: clock)
    let retries = QueueFunction(
      engine: .quiet(handlers, clock), read: { QueuedMessage(parked: $0) },
      receipts: QueueReceipts(visibility: queue, failed: ports, letters: ports), clock: clock)
    try await use(
      DeliveryContract.Queue(
        put: { payload, message in
          records.withLock {
            $0.append(Events.Record("\($0.count + 1)", key: message.orderID.description, payload))
          }
        },
        deliver: {
          let batch = records.withLock { $0 }
          if !batch.isEmpty {
            let failures = try Events.failures(
              await events.handle(Events.kinesis(batch), context: Events.context()))
            // What it does not name, and what comes before it, is done.
            records.withLock { $0.removeAll { record in failures.first.map { record.number < $0 } ?? true } }
          }
          try await queue.deliver(to: retries)
        }, letters: { letters(ports, [queue]) }))
  }

  @Test(arguments: queue.checks)
  func queueKeeps(_ check: ContractCheck) async throws { try await check() }

  @Test(arguments: stream.checks)
  func streamKeeps(_ check: ContractCheck) async throws { try await check() }
}
