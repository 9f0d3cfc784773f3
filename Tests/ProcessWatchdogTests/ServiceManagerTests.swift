import Testing

@testable import ProcessWatchdog

@Suite("The service manager")
struct ServiceManagerTests {
  @Test("is there only where the environment names a socket")
  func absent() {
    #expect(ServiceManager(environment: [:]) == nil)
    #expect(ServiceManager(environment: ["NOTIFY_SOCKET": "relative"]) == nil)
    #expect(ServiceManager(environment: ["NOTIFY_SOCKET": "/" + String(repeating: "x", count: 200)]) == nil)
    #expect(ServiceManager(environment: ["NOTIFY_SOCKET": "@cake"]) != nil)
  }

  @Test("looks only where it says so, and to this process")
  func interval() {
    func interval(_ more: [String: String]) -> Duration? {
      ServiceManager(environment: more.merging(["NOTIFY_SOCKET": "/run/x"]) { own, _ in own })?
        .watchdogInterval
    }
    #expect(interval([:]) == nil)
    #expect(interval(["WATCHDOG_USEC": "60000000"]) == .seconds(60))
    #expect(interval(["WATCHDOG_USEC": "60000000", "WATCHDOG_PID": "1"]) == nil)
    #expect(interval(["WATCHDOG_USEC": "soon"]) == nil)
  }

  @Test("is told in the words of sd_notify(3)")
  func words() {
    #expect(ServiceManager.State.ready.text == "READY=1")
    #expect(ServiceManager.State.alive.text == "WATCHDOG=1")
    #expect(ServiceManager.State.stopping.text == "STOPPING=1")
    #expect(ServiceManager.State.startExtended(by: .seconds(30)).text == "EXTEND_TIMEOUT_USEC=30000000")
  }
}
