import EmbeddedMetrics
import FoundationEssentials
import LambdaRuntime

/// The program of every function, which one `_HANDLER` says.
@main
struct Bootstrap {
  static func main() {
    let environment = ProcessInfo.processInfo.environment
    let logger = LogOutput.bootstrap(environment)
    let metrics = MetricsOutput.bootstrap(environment)
    LambdaProcess(environment: environment, logger: logger) { metrics.flush() }
      .run { try await Composition(environment: environment, logger: logger).handler() }
  }
}
