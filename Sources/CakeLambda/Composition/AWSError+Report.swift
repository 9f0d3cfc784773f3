import AWSClient
import LambdaRuntime

extension AWSError: @retroactive ReportableError {
  /// The description, which is for operators.
  public var report: String { description }
}
