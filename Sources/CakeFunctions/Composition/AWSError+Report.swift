public import AWSClient
public import LambdaRuntime

extension AWSError: ReportableError {
  /// The description, which is for operators.
  public var report: String { description }
}
