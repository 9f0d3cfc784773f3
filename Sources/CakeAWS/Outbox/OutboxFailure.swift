/// Why something that waits on an order could not be done now. Carries no customer's data.
struct OutboxFailure: Error {
  let reason: String

  init(_ reason: String) {
    self.reason = reason
  }
}
