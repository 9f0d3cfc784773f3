import CakeTesting
import Synchronization
import Testing

@testable import CakeOrdering

@Suite("A peer that hangs")
struct CircuitBreakerTests {
  private struct Refusal: Error {}

  private let clock = ManualClock()
  private let changes = Changes()

  private final class Changes: Sendable {
    let all = Mutex<[Bool]>([])
  }

  private func breaker(places: Int = .max) -> CircuitBreaker {
    let changes = changes
    return CircuitBreaker(placesOfCompany: places) { _, isOpen in changes.all.withLock { $0.append(isOpen) } }
  }

  /// One call that takes a while; false if it was put off.
  @discardableResult
  private func call(
    _ breaker: CircuitBreaker, _ peer: Peer = .mail, takes time: Duration = .seconds(30), fails: Bool = true
  ) async throws -> Bool {
    do throws(HandlingError) {
      _ = try await breaker.call(peer, clock: clock) { () async throws(Refusal) in
        clock.advance(by: time)
        if fails { throw Refusal() }
      }
      return true
    } catch {
      guard case .putOff = error else { throw error }
      return false
    }
  }

  @Test("is called three times in vain, and then once a minute, until it answers")
  func hanging() async throws {
    let breaker = breaker()
    for _ in 0..<3 { #expect(try await call(breaker)) }
    for _ in 0..<5 { #expect(try await !call(breaker)) }
    #expect(changes.all.withLock { $0 } == [true])
    for _ in 0..<4 {
      clock.advance(by: CircuitBreaker.pause)
      #expect(try await call(breaker))
      #expect(try await !call(breaker))
    }
    clock.advance(by: CircuitBreaker.pause)
    #expect(try await call(breaker, takes: .milliseconds(10), fails: false))
    #expect(changes.all.withLock { $0 } == [true, false])
    #expect(try await call(breaker, takes: .milliseconds(10), fails: false))
  }

  @Test("is told from one that refuses quickly, and from one that is slow and answers")
  func others() async throws {
    let breaker = breaker()
    for _ in 0..<20 { #expect(try await call(breaker, takes: .milliseconds(100))) }
    for _ in 0..<20 { #expect(try await call(breaker, takes: .seconds(20), fails: false)) }
    // Not in a row.
    for _ in 0..<20 {
      try await call(breaker)
      try await call(breaker)
      #expect(try await call(breaker, takes: .zero, fails: false))
    }
    #expect(changes.all.withLock { $0 }.isEmpty)
  }

  @Test("holds up no other peer")
  func otherPeers() async throws {
    let breaker = breaker()
    for _ in 0..<4 { try await call(breaker, .deliveryCompany("vans")) }
    #expect(try await !call(breaker, .deliveryCompany("vans")))
    #expect(try await call(breaker, .deliveryCompany("wheels"), takes: .zero, fails: false))
    #expect(try await call(breaker, .mail, takes: .zero, fails: false))
  }

  @Test("has only so many calls at once, and leaves places for the others")
  func places() async throws {
    let breaker = breaker(places: 1)
    let inner = try await breaker.call(.deliveryCompany("vans"), clock: clock) { () async -> [Bool] in
      [
        (try? await call(breaker, .deliveryCompany("vans"))) ?? true,
        (try? await call(breaker, .deliveryCompany("wheels"))) ?? false,
      ]
    }
    #expect(inner.get() == [false, true])
    #expect(try await call(breaker, .deliveryCompany("vans"), takes: .zero, fails: false))
  }
}
