import CakeOrdering
import CakeTesting
import Testing

@Suite("The retry schedule")
struct RetryScheduleTests {
  private let schedule = RetrySchedule.standard

  @Test("waits longer and longer, for three days in all")
  func delays() {
    #expect(
      schedule.delays.prefix(9).map { $0 / .seconds(1) } == [
        1, 5, 30, 120, 600, 3600, 10_800, 21_600, 43_200,
      ])
    #expect(schedule.delays.dropFirst(8).allSatisfy { $0 == .seconds(43_200) })
    let whole = schedule.delays.reduce(.zero, +)
    #expect(whole <= .seconds(3 * 86_400) && whole > .seconds(3 * 86_400 - 43_200))
    #expect(schedule.attempts == 14)
  }

  @Test("gives up after its last delay")
  func givesUp() {
    let random = SeededRandomSource()
    #expect(schedule.delay(after: 13, random: random) != nil)
    #expect(schedule.delay(after: 14, random: random) == nil)
    #expect(schedule.delay(after: 15, random: random) == nil)
    #expect(schedule.delay(after: 0, random: random) == nil)
    #expect(schedule.delay(after: 14, retryAfter: .seconds(5), random: random) == nil)
  }

  @Test("wavers by up to a fifth, either way")
  func jitter() throws {
    let random = SeededRandomSource()
    for attempts in 1...13 {
      let planned = schedule.delays[attempts - 1]
      var seen: [Double] = []
      for _ in 0..<200 {
        seen.append(try #require(schedule.delay(after: attempts, random: random)) / planned)
      }
      #expect(seen.allSatisfy { (0.8...1.2).contains($0) })
      #expect((seen.min() ?? 1) < 0.82 && (seen.max() ?? 1) > 1.18)
    }
    let least = schedule.delay(after: 2, random: ConstantRandomSource(value: 0))
    #expect(least == .seconds(4))
  }

  @Test("waits as long as a peer asks, up to a day, and never less than planned")
  func retryAfter() throws {
    let random = ConstantRandomSource(value: 0)
    #expect(schedule.delay(after: 1, retryAfter: .seconds(90), random: random) == .seconds(90))
    #expect(schedule.delay(after: 5, retryAfter: .seconds(1), random: random) == .seconds(480))
    #expect(schedule.delay(after: 1, retryAfter: .seconds(1_000_000), random: random) == .seconds(86_400))
    #expect(schedule.delay(after: 1, retryAfter: .seconds(-5), random: random) == .milliseconds(800))
  }
}
