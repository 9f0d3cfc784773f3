import CakeOrdering
import CakeTesting
import NetworkAddress
import Testing

@testable import CakeHTTP

@Suite("What one client may order")
struct EffortLimiterTests {
  private let start = ManualClock.start
  private let limiter = EffortLimiter()

  private func admit(_ effort: Int, _ clients: [EffortLimiter.Client], after: Duration = .zero) -> Duration? {
    limiter.admit(effort, most: 40, for: clients, at: start.adding(after))
  }

  @Test("is a bakery's day in 24 hours, whatever the first order is")
  func day() throws {
    let client = EffortLimiter.Client.email("ada@example.com")
    #expect(admit(50, [client]) == nil)
    let wait = try #require(admit(1, [client]))
    #expect(wait > .seconds(23 * 3600) && wait <= .seconds(25 * 3600))
    #expect(admit(1, [client], after: wait - .seconds(1)) != nil)
    #expect(admit(1, [client], after: wait) == nil)
    #expect(admit(39, [client], after: wait) == nil)
    #expect(admit(1, [client], after: wait) != nil)
  }

  @Test("waits only for as much to be a day ago as it needs")
  func freedByTheHour() throws {
    let client = EffortLimiter.Client.email("ada@example.com")
    for hour in 0..<10 { #expect(admit(4, [client], after: .seconds(3600 * hour)) == nil) }
    let now = Duration.seconds(3600 * 10)
    let short = try #require(admit(4, [client], after: now))
    let long = try #require(admit(8, [client], after: now))
    #expect(long == short + .seconds(3600))
    #expect(admit(4, [client], after: now + short) == nil)
  }

  @Test("counts address and email each, and neither where one of them is refused")
  func eachOfTwo() throws {
    let here = EffortLimiter.Client.household(try #require(IPAddress("203.0.113.9")))
    let there = EffortLimiter.Client.household(try #require(IPAddress("203.0.113.10")))
    let (ada, bob) = (
      EffortLimiter.Client.email("ada@example.com"), EffortLimiter.Client.email("bob@example.com")
    )
    #expect(admit(40, [here, ada]) == nil)
    #expect(admit(1, [here, bob]) != nil)
    #expect(admit(1, [there, ada]) != nil)
    #expect(admit(40, [there, bob]) == nil)
  }

  @Test("is given back for an order that was not placed")
  func givenBack() {
    let client = EffortLimiter.Client.email("ada@example.com")
    #expect(admit(30, [client]) == nil)
    #expect(admit(10, [client], after: .seconds(3600)) == nil)
    limiter.giveBack(30, for: [client], at: start)
    #expect(admit(30, [client], after: .seconds(3600)) == nil)
    #expect(admit(1, [client], after: .seconds(3600)) != nil)
  }

  @Test("is remembered for so many clients and no more, those that are busy among them")
  func boundedMemory() {
    let limiter = EffortLimiter(clientLimit: 100)
    let busy = EffortLimiter.Client.email("ada@example.com")
    #expect(limiter.admit(40, most: 40, for: [busy], at: start) == nil)
    for index in 0..<10_000 {
      _ = limiter.admit(1, most: 40, for: [.email("\(index)@example.com")], at: start)
      if index % 50 == 0 { #expect(limiter.admit(1, most: 40, for: [busy], at: start) != nil) }
    }
    #expect(limiter.clientCount <= 200)
  }
}
