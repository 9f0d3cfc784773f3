import AWSClient
import CakeAWS
import CakeOrdering
import CakeOutbound
import LambdaRuntime
import Logging

/// What functions are made of: what all need is there, the rest is made by whichever needs it.
struct Composition: Sendable {
  /// What the environment says.
  let settings: FunctionSettings
  /// The shop and its days.
  let calendar: ShopCalendar
  /// Calls the services of AWS; nothing is connected before the first call.
  let aws: AWSClient
  /// The program's logger.
  let logger: Logger
  /// Tells the time.
  let clock: any WallClock = SystemClock()
  /// Where ids and tokens come from.
  let random: any RandomSource = SystemRandomSource()

  /// Reads what all functions need.
  ///
  /// - Throws: ``SettingsFaults``, ``ShopFilesError`` or an `AWSError`, each with an operator's text.
  init(environment: [String: String], logger: Logger) throws {
    settings = try FunctionSettings(environment: environment)
    self.logger = logger
    calendar = try ShopFiles(settings).calendar()
    aws = AWSClient(configuration: try AWSConfiguration(environment: environment), logger: logger)
  }

  /// The handler of the function that the environment names.
  ///
  /// - Throws: ``SettingsFaults`` if a setting is missing that it needs.
  func handler() async throws -> any LambdaHandler {
    switch settings.function {
    case .placeOrder, .fulfillOrder, .completeDelivery, .api: httpFunction(Storage(backend))
    case .notifyProducers, .sendForDelivery, .notifyCustomer, .retryOrderEvents, .notifyDeliveryCompany,
      .sendFeedback, .keepDeadLetters, .sweepOutbox:
      try eventFunction()
    }
  }
}
