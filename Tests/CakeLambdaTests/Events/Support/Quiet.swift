import CakeDelivery
import CakeOrdering
import CakeTesting
import Logging

extension DeliveryLog {
  /// Says nothing.
  static let quiet = DeliveryLog(logger: Logger(label: "tests", factory: { _ in SwiftLogNoOpLogHandler() }))
}

extension DeliveryEngine {
  /// An engine that says nothing.
  static func quiet(_ handlers: [any MessageHandler], _ clock: any WallClock) -> DeliveryEngine {
    DeliveryEngine(handlers: handlers, clock: clock, random: SeededRandomSource(), log: .quiet)
  }
}
