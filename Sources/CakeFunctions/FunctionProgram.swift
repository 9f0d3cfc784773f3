import EmbeddedMetrics
import FoundationEssentials
package import LambdaRuntime

/// A program with one or more functions of the deployment.
package enum FunctionProgram {
  /// Runs the function that the environment names until Lambda ends it.
  ///
  /// - Parameter handler: Makes the function; what it throws, Lambda is told.
  package static func run(
    _ handler: @escaping @Sendable (Composition) async throws -> any LambdaHandler
  ) -> Never {
    let environment = ProcessInfo.processInfo.environment
    let logger = LogOutput.bootstrap(environment)
    let metrics = MetricsOutput.bootstrap(environment)
    LambdaProcess(environment: environment, logger: logger) { metrics.flush() }
      .run { try await handler(Composition(environment: environment, logger: logger)) }
  }
}
