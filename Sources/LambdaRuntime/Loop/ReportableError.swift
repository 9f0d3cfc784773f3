/// An error that says itself what an operator may read of it.
///
/// Of other errors only the type is reported: their texts may hold anything, a customer's data among it.
public protocol ReportableError: Error {
  /// What went wrong, for the logs. Holds nothing of an event.
  var report: String { get }
}
