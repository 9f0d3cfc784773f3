import EmbeddedMetrics
import FoundationEssentials
import LambdaRuntime
import Metrics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The program of every function, which one `_HANDLER` says.
@main
struct Bootstrap {
  static func main() async {
    let environment = ProcessInfo.processInfo.environment
    let logger = LogOutput.bootstrap(environment)
    let metrics = MetricsOutput.bootstrap(environment)
    let process = LambdaProcess(environment: environment, logger: logger) { metrics.flush() }
    exit(await process.run { try await Composition(environment: environment, logger: logger).handler() })
  }
}
