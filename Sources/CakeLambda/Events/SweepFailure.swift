import LambdaRuntime

/// A part of what is done every minute failed; the next minute does it again.
struct SweepFailure: ReportableError {
  let report: String
}
