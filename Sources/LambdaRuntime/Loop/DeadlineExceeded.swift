/// An invocation was cancelled and gave no answer any more.
struct DeadlineExceeded: Error {}
