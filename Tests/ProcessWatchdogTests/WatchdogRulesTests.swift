import Testing

@testable import ProcessWatchdog

@Suite("The watchdog's rules")
struct WatchdogRulesTests {
  private let start = ContinuousClock.now

  /// What is done at a number of seconds.
  private func tick(
    _ rules: inout WatchdogRules, _ seconds: Double, isStarting: Bool = false, isToldToStop: Bool = false
  ) -> [WatchdogRules.Action] {
    rules.tick(start + .seconds(seconds), isStarting: isStarting, isToldToStop: isToldToStop)
  }

  @Test("A pool that answers is asked again, and the service manager hears of it three times an interval")
  func alive() {
    var rules = WatchdogRules(watchdogInterval: .seconds(60), now: start)
    var told: [Double] = []
    for second in stride(from: 0.0, through: 60, by: 1) {
      let actions = tick(&rules, second)
      #expect(actions.contains(.probe))
      if actions.contains(.tell(.alive)) { told.append(second) }
      rules.answered(start + .seconds(second))
    }
    #expect(told == [0, 20, 40, 60])
  }

  @Test("A pool that is silent for less than thirty seconds is busy, not dead")
  func busy() {
    var rules = WatchdogRules(watchdogInterval: .seconds(30), now: start)
    #expect(tick(&rules, 0) == [.tell(.alive), .probe])
    #expect(tick(&rules, 10) == [.tell(.alive)])
    #expect(tick(&rules, 29.9) == [.tell(.alive)])
    #expect(rules.silence(start + .seconds(29.9)) == .seconds(29.9))
    rules.answered(start + .seconds(29.95))
    #expect(rules.silence(start + .seconds(30)) == .zero)
    #expect(tick(&rules, 40) == [.tell(.alive), .probe])
  }

  @Test("A pool that is silent for thirty seconds is no longer said to live, until it answers")
  func dead() {
    var rules = WatchdogRules(watchdogInterval: .seconds(30), now: start)
    _ = tick(&rules, 0)
    for second in stride(from: 30.0, to: 90, by: 1) { #expect(tick(&rules, second) == []) }
    rules.answered(start + .seconds(90))
    #expect(tick(&rules, 91) == [.tell(.alive), .probe])
  }

  @Test("Without a service manager that looks, nobody is told")
  func alone() {
    var rules = WatchdogRules(watchdogInterval: nil, now: start)
    #expect(tick(&rules, 0) == [.probe])
  }

  @Test("A start that takes long is extended again and again, and no longer once it is over")
  func extended() {
    var rules = WatchdogRules(watchdogInterval: nil, now: start)
    var extended: [Double] = []
    for second in stride(from: 0.0, through: 30, by: 1) {
      if tick(&rules, second, isStarting: second < 25).contains(.tell(.startExtended(by: .seconds(30)))) {
        extended.append(second)
      }
    }
    #expect(extended == [0, 10, 20])
  }

  @Test("Ten seconds after it was told to end, the process is ended, whether the pool answers or not")
  func ended() {
    var rules = WatchdogRules(watchdogInterval: nil, now: start)
    #expect(tick(&rules, 0) == [.probe])
    #expect(tick(&rules, 1, isToldToStop: true) == [.announceStop, .tell(.stopping)])
    #expect(tick(&rules, 10.9, isToldToStop: true) == [])
    #expect(tick(&rules, 11, isToldToStop: true) == [.end])
  }
}
