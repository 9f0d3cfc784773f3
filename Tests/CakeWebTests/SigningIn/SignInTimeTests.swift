import CakeOrdering
import CakeTesting
import Synchronization
import Testing

@testable import CakeWeb

@Suite("When whoever asks for a sign-in link is answered", .timeLimit(.minutes(1)))
struct SignInTimeTests {
  @Test(
    "Not before the time that every answer takes, and not before it is kept, whether there is such an address or not",
    arguments: ["olga@example.com", "mallory@example.net"])
  func sameTime(address: String) async throws {
    let clock = HeldClock()
    let web = try await TestWeb(answersAfter: .milliseconds(200), clock: clock)
    let answered = Mutex(false)
    async let status = {
      let browser = TestBrowser(web)
      _ = try await browser.get("/sign-in")
      let answer = try await browser.post("/sign-in/link", ["email": address])
      answered.withLock { $0 = true }
      return answer.status
    }()
    try await eventually { clock.sleeps.count == 1 }
    while try await web.backend.messages(.waiting, limit: 10, after: nil).count < 1 { await Task.yield() }
    #expect(clock.sleeps == [.milliseconds(200)])
    #expect(!answered.withLock { $0 })
    clock.letGo()
    #expect(try await status == 303)
    #expect(!clock.wasBrokenOff)
  }
}
