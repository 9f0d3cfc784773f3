import EmbeddedMetrics
import FoundationEssentials
package import LambdaRuntime

/// A program with one or more functions of the deployment.
package enum FunctionProgram {
  /// Runs the function that the environment names until Lambda ends it.
  ///
  /// - Parameters:
  ///   - functions: Those that the program has.
  ///   - handler: Makes one of them; what it throws, Lambda is told.
  package static func run(
    _ functions: [CakeFunction],
    _ handler: @escaping @Sendable (Composition) async throws -> any LambdaHandler
  ) -> Never {
    let environment = ProcessInfo.processInfo.environment
    let logger = LogOutput.bootstrap(environment)
    let metrics = MetricsOutput.bootstrap(environment)
    LambdaProcess(environment: environment, logger: logger) { metrics.flush() }
      .run {
        try await handler(
          Composition(environment: environment, of: functions, logger: logger, metrics: metrics))
      }
  }
}
