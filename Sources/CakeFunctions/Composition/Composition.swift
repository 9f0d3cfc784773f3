package import AWSClient
import CakeAWS
package import CakeOrdering
import CakeOutbound
package import Logging
package import Metrics

/// What functions are made of: what all need is there, the rest is made by whichever needs it.
package struct Composition: Sendable {
  /// What the environment says.
  package let settings: FunctionSettings
  /// The shop and its days.
  package let calendar: ShopCalendar
  /// Calls the services of AWS; nothing is connected before the first call.
  package let aws: AWSClient
  /// The program's logger.
  package let logger: Logger
  /// Tells the time.
  package let clock: any WallClock = SystemClock()
  /// Where ids and tokens come from.
  package let random: any RandomSource = SystemRandomSource()
  /// Where secrets are found.
  package let secrets: any SecretSource
  /// Where emails and webhooks are counted.
  package let metrics: any MetricsFactory

  /// Reads what all functions need.
  ///
  /// - Parameters:
  ///   - functions: Those that the program has.
  ///   - metrics: Where emails and webhooks are counted.
  /// - Throws: ``SettingsFaults``, ``ShopFilesError`` or an `AWSError`, each with an operator's text.
  init(
    environment: [String: String], of functions: [CakeFunction], logger: Logger, metrics: any MetricsFactory
  ) throws {
    settings = try FunctionSettings(environment: environment, of: functions)
    self.logger = logger
    self.metrics = metrics
    calendar = try ShopFiles(settings).calendar()
    aws = AWSClient(configuration: try AWSConfiguration(environment: environment), logger: logger)
    secrets = ParameterStoreSecrets(client: aws, others: LocalSecrets(), clock: clock)
  }
}
