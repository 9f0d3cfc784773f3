/// Lends connections out, each to one email at a time. Whoever finds none free waits in line.
actor SMTPConnectionPool {
  private typealias Waiter = (ticket: Int, continuation: CheckedContinuation<SMTPConnection?, Never>)

  private let server: SMTPServer
  private let limits: SMTPLimits
  private var free: [SMTPConnection] = []
  private var madeCount = 0
  private var waiters: [Waiter] = []
  private var nextTicket = 0

  init(_ server: SMTPServer, limits: SMTPLimits) {
    self.server = server
    self.limits = limits
  }

  /// A connection, to be given back by ``release(_:)``; nil if the task was cancelled while it waited.
  func acquire() async -> SMTPConnection? {
    // The one used last is the one most likely to be open still.
    if let connection = free.popLast() { return connection }
    if madeCount < limits.connections {
      madeCount += 1
      return SMTPConnection(server, limits: limits)
    }
    let ticket = nextTicket
    nextTicket += 1
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if Task.isCancelled {
          continuation.resume(returning: nil)
        } else {
          waiters.append((ticket, continuation))
        }
      }
    } onCancel: {
      Task { await self.giveUp(ticket) }
    }
  }

  /// Takes a connection back and lends it to whoever has waited longest.
  func release(_ connection: SMTPConnection) {
    if waiters.isEmpty {
      free.append(connection)
    } else {
      waiters.removeFirst().continuation.resume(returning: connection)
    }
  }

  private func giveUp(_ ticket: Int) {
    guard let index = waiters.firstIndex(where: { $0.ticket == ticket }) else { return }
    waiters.remove(at: index).continuation.resume(returning: nil)
  }
}
