/// A try that failed.
struct AttemptFailure: Error {
  /// What the caller is told if there is no other try.
  var error: AWSError
  var remedy: Remedy
}
