import CakeOrdering

/// One libcurl handle, which keeps its connection open between emails.
///
/// The actor runs on a queue of its own, since libcurl blocks, and the handle never leaves the actor:
/// that is all the thread safety libcurl asks for.
actor SMTPConnection {
  nonisolated let executor = SerialQueueExecutor(label: "SMTPConnection")
  private let server: SMTPServer
  private let limits: SMTPLimits
  private var handle: SMTPHandle?

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(_ server: SMTPServer, limits: SMTPLimits) {
    self.server = server
    self.limits = limits
  }

  /// Isolated because saying goodbye to the server may block.
  isolated deinit {
    handle = nil
  }

  /// Hands an email over; blocks this actor's queue until it was accepted or refused.
  func send(_ transfer: SMTPTransfer) throws(MailError) {
    do throws(SMTPFailure) {
      try attempt(transfer)
    } catch {
      guard error.isStaleConnection else { throw error.mailError }
      do throws(SMTPFailure) { try attempt(transfer) } catch { throw error.mailError }
    }
  }

  private func attempt(_ transfer: SMTPTransfer) throws(SMTPFailure) {
    guard !transfer.isCancelled else { throw SMTPFailure(local: "cancelled") }
    let handle = handle ?? SMTPHandle(server, limits: limits)
    self.handle = handle
    guard let handle else { throw SMTPFailure(local: "libcurl cannot be used") }
    try handle.perform(transfer)
  }
}
