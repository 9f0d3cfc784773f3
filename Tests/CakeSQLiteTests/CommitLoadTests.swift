import Testing

@testable import CakeSQLite

@Suite("How busy the writer is")
struct CommitLoadTests {
  private let start = ContinuousClock.now

  @Test("Large groups of changes in a row are a load that other work stands back from")
  func busy() {
    var load = CommitLoad()
    for step in 0..<10 { load.record(32, at: start + .milliseconds(step)) }
    #expect(load.isBusy(at: start + .milliseconds(20)))
  }

  @Test("Single changes, and writes that change no order, are none")
  func idle() {
    var load = CommitLoad()
    for step in 0..<100 {
      load.record(1, at: start + .milliseconds(step))
      load.record(0, at: start + .milliseconds(step))
    }
    #expect(!load.isBusy(at: start + .milliseconds(100)))
  }

  @Test("A load is forgotten a moment after the last change")
  func over() {
    var load = CommitLoad()
    for step in 0..<10 { load.record(32, at: start + .milliseconds(step)) }
    #expect(!load.isBusy(at: start + .milliseconds(200)))
    load.record(1, at: start + .milliseconds(300))
    #expect(!load.isBusy(at: start + .milliseconds(301)))
  }
}
