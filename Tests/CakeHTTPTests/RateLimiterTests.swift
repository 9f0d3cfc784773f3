import CakeOrdering
import CakeTesting
import NetworkAddress
import Testing

@testable import CakeHTTP

@Suite("Rate limits")
struct RateLimiterTests {
  private let start = ManualClock.start

  @Test("let a minute's worth through at once and then as much as comes back")
  func bucket() throws {
    let limiter = RateLimiter(perMinute: 120)
    let address = try #require(IPAddress("203.0.113.9"))
    for _ in 0..<120 { #expect(limiter.admit(address, at: start) == nil) }
    let wait = try #require(limiter.admit(address, at: start))
    #expect(wait > .milliseconds(490) && wait <= .milliseconds(510))
    #expect(limiter.admit(address, at: start.adding(.milliseconds(499))) != nil)
    #expect(limiter.admit(address, at: start.adding(.milliseconds(501))) == nil)
    #expect(limiter.admit(address, at: start.adding(.milliseconds(502))) != nil)
    // Asking all the time does not keep it empty.
    let admitted = (503..<60_503).count { limiter.admit(address, at: start.adding(.milliseconds($0))) == nil }
    #expect((119...121).contains(admitted))
    #expect(try limiter.admit(#require(IPAddress("203.0.113.10")), at: start) == nil)
  }

  @Test("don't give anything for a clock that is set back")
  func clockSetBack() throws {
    let limiter = RateLimiter(perMinute: 1)
    let address = try #require(IPAddress("203.0.113.9"))
    #expect(limiter.admit(address, at: start) == nil)
    #expect(limiter.admit(address, at: start.adding(.seconds(-3600))) != nil)
    #expect(limiter.admit(address, at: start.adding(.seconds(-3590))) != nil)
    #expect(limiter.admit(address, at: start.adding(.seconds(-3500))) == nil)
  }

  @Test("remember so many addresses and no more, those that are busy among them")
  func boundedMemory() {
    let limiter = RateLimiter(perMinute: 2, addressLimit: 100)
    let busy = IPAddress.v6(high: 9, low: 0)
    _ = limiter.admit(busy, at: start)
    _ = limiter.admit(busy, at: start)
    for index in 0..<10_000 {
      _ = limiter.admit(IPAddress.v6(high: 0x2001_0000_0000_0000 + UInt64(index), low: 0), at: start)
      if index % 50 == 0 { #expect(limiter.admit(busy, at: start) != nil) }
    }
    #expect(limiter.addressCount <= 200)
  }
}
