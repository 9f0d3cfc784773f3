import CakeOrdering
import CakeTesting
import Synchronization
import Testing

@testable import CakeWeb

@Suite("When whoever asks for a sign-in link is answered", .timeLimit(.minutes(1)))
struct SignInTimeTests {
  @Test(
    "Not before the time that every answer takes, whether there is such an address or not, and whatever becomes of the email",
    arguments: [("olga@example.com", 1), ("mallory@example.net", 0)], [true, false])
  func sameTime(asker: (address: String, emails: Int), mailWorks: Bool) async throws {
    let clock = HeldClock()
    let web = try await TestWeb(answersAfter: .milliseconds(200), clock: clock)
    if !mailWorks { web.example.mail.fail() }
    let answered = Mutex(false)
    async let status = {
      let browser = TestBrowser(web)
      _ = try await browser.get("/sign-in")
      let answer = try await browser.post("/sign-in/link", ["email": asker.address])
      answered.withLock { $0 = true }
      return answer.status
    }()
    try await eventually { clock.sleeps.count == 1 && web.example.mail.tries == asker.emails }
    #expect(clock.sleeps == [.milliseconds(200)])
    #expect(!answered.withLock { $0 })
    clock.letGo()
    #expect(try await status == 303)
    #expect(!clock.wasBrokenOff)
  }
}
