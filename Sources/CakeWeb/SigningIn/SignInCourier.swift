public import ServiceLifecycle

/// Sends sign-in links after whoever asked for them was answered, so that no answer tells by its time whether there was
/// a link to send, however slow the mail server is.
///
/// For servers, which run it beside their pages and end it after them. Nothing is kept: what cannot be sent is told in
/// the log, and whoever waits for a link asks for another.
public struct SignInCourier: Service {
  /// Something to be sent; sees to its own failures.
  typealias Errand = @Sendable () async -> Void

  /// How many are under way at once, at most.
  private static let hands = 4

  private let errands: AsyncStream<Errand>
  private let line: AsyncStream<Errand>.Continuation
  private let farewell: Duration

  /// A courier that does nothing until it runs.
  public init() {
    self.init(limit: 100, farewell: .seconds(1))
  }

  /// - Parameters:
  ///   - limit: How many may wait.
  ///   - farewell: How long those that are not sent yet may take once the server is told to stop.
  init(limit: Int, farewell: Duration) {
    (errands, line) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(limit))
    self.farewell = farewell
  }

  /// Takes something to be sent.
  ///
  /// - Returns: Whether it will be tried: not if too many wait, or the courier has stopped.
  func take(_ errand: @escaping Errand) -> Bool {
    guard case .enqueued = line.yield(errand) else { return false }
    return true
  }

  /// Sends what is asked for until shutdown, and then what waits. Whatever takes too long then is cancelled, and tells
  /// so in the log as any other failure does.
  public func run() async {
    await withGracefulShutdownHandler {
      await withTaskGroup(of: Void.self) { group in
        group.addTask { await carry() }
        group.addTask {
          try? await gracefulShutdown()
          try? await Task.sleep(for: farewell)
        }
        await group.next()
        group.cancelAll()
      }
    } onGracefulShutdown: {
      line.finish()
    }
  }

  private func carry() async {
    await withTaskGroup(of: Void.self) { group in
      var underWay = 0
      // Also gives what waits when the task is cancelled.
      for await errand in errands {
        if underWay == Self.hands {
          await group.next()
          underWay -= 1
        }
        group.addTask { await errand() }
        underWay += 1
      }
    }
  }
}
