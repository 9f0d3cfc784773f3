public import CakeOrdering

extension MessageDeskContract.Backend {
  /// A desk over a message log, through which messages die and are received.
  public init(desk: any MessageDesk, log: any MessageLog) {
    // Past every time that the checks name, so that all is due.
    let now = ManualClock.start.adding(.seconds(3600))
    self.init(
      desk: desk,
      bury: { message, handler, error, at in
        try await desk.enqueue(message, for: handler)
        for lease in try await log.lease(limit: 100, for: .seconds(30), at: now) {
          _ = try await log.apply(.deadLetter(reason: error, tries: 1), to: lease, at: at)
        }
      },
      receive: {
        var received: [HandlerName: [Message]] = [:]
        while case let leases = try await log.lease(limit: 100, for: .seconds(30), at: now), !leases.isEmpty {
          for lease in leases {
            if let message = lease.message, let handler = lease.handler {
              received[handler, default: []].append(message)
            }
            _ = try await log.apply(.done, to: lease, at: now)
          }
        }
        return received
      })
  }
}
