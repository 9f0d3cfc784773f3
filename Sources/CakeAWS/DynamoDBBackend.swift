public import AWSClient
public import CakeOrdering
public import Logging
import Synchronization

/// Everything the shop keeps, in one table of DynamoDB: orders with what is still to be published about them,
/// notifications, dead letters, tokens. `docs/aws.md` draws the table.
///
/// Needs no server beside the table; any number of processes may use it at once.
public final class DynamoDBBackend: Sendable {
  /// How long the calls for one request that changes something may take together, whatever else its time is: several
  /// commits, where the first producers are full, and publishing. Half a second less than the 5 s after which whoever
  /// asked knows that it was done, that it cannot be, or that it is worth another try.
  public static let requestTime = Duration.milliseconds(4500)
  /// How long a change may take to be stored, however much time whoever asks has: what a contended item holds up for
  /// longer is better tried anew later.
  static let commitTime = Duration.seconds(4)
  /// How long whoever committed waits for publishing; what is left then, the sweeper publishes.
  static let publishTime = Duration.seconds(3)

  let table: OrdersTable
  let outbox: OutboxPublisher
  let queue: any HandlerQueue
  let depths: any QueueDepths
  let clock: any WallClock
  let random: any RandomSource
  let logger: Logger
  let commitMetrics = CommitMetrics()
  private let outboxMetrics: OutboxMetrics
  private let burials = Atomic<Int>(0)

  /// The backend of a table. Calls nothing yet; metrics are to be bootstrapped before.
  ///
  /// - Parameters:
  ///   - table: The table's name.
  ///   - publisher: Where messages of commits go.
  ///   - queue: Where messages for one handler alone go.
  ///   - depths: Tells how many messages are on their way.
  public init(
    table: String, client: AWSClient, publisher: any MessagePublisher, queue: any HandlerQueue,
    depths: any QueueDepths, clock: any WallClock = SystemClock(),
    random: any RandomSource = SystemRandomSource(), logger: Logger
  ) {
    let table = OrdersTable(name: table, client: client)
    let outboxMetrics = OutboxMetrics()
    self.table = table
    self.outboxMetrics = outboxMetrics
    outbox = OutboxPublisher(table: table, publisher: publisher, metrics: outboxMetrics, logger: logger)
    self.queue = queue
    self.depths = depths
    self.clock = clock
    self.random = random
    self.logger = logger
  }

  /// Publishes what was left waiting on orders.
  public var sweeper: OutboxSweeper {
    OutboxSweeper(outbox: outbox, clock: clock, metrics: outboxMetrics)
  }

  /// Sees whether the table answers, with the cheapest read there is.
  ///
  /// - Throws: ``StoreError`` that says why not.
  public func check() async throws(StoreError) {
    _ = try await table.find(.readiness, [.partition])
  }

  /// Tells dead letters apart that this process keeps at the same moment.
  func nextBurial() -> Int {
    burials.wrappingAdd(1, ordering: .relaxed).newValue
  }
}
