import Testing

@testable import CakeWeb

@Suite("A strip of days")
struct CapacityStripTests {
  private func day(_ taken: Int, of capacity: Int = 40, isClosed: Bool = false) -> CapacityStrip.Day {
    CapacityStrip.Day(
      weekday: "Mon", dayOfMonth: "7", load: DayLoad(taken: taken, capacity: capacity), isClosed: isClosed,
      hint: "")
  }

  @Test("fills each day from the bottom, as far as it is taken")
  func levels() {
    let drawing = CapacityStrip(days: [day(0), day(10), day(40), day(60)]).drawing { "\($0)" }
    let vessel = drawing.marks[0].boxes[0]
    #expect(drawing.marks.map(\.boxes.count) == [1, 2, 2, 2])
    #expect(drawing.marks[1].boxes[1].height == vessel.height / 4)
    #expect(
      drawing.marks[1].boxes[1].y + drawing.marks[1].boxes[1].height == vessel.y + vessel.height)
    #expect(drawing.marks[2].boxes[1].height == vessel.height)
    // More than there is cannot be shown, but it is not hidden either.
    #expect(drawing.marks[3].boxes[1].height == vessel.height)
    #expect(drawing.marks[3].boxes[1].boxKind == "full")
  }

  @Test(
    "says how full a day is: 100 only where nothing is left, 0 only where nothing is taken",
    arguments: [
      (0, 40, 0, "calm"), (1, 1000, 1, "calm"), (31, 40, 78, "calm"), (32, 40, 80, "tight"),
      (999, 1000, 99, "tight"), (40, 40, 100, "full"), (0, 0, 0, "calm"), (1, 0, 100, "full"),
      (Int.max, 1, 100, "full"),
    ])
  func loads(_ taken: Int, _ capacity: Int, _ percent: Int, _ kind: String) {
    let load = DayLoad(taken: taken, capacity: capacity)
    #expect(load.percent == percent)
    #expect(load.kind == kind)
  }

  @Test("marks days on which the shop is closed, and shows what is taken all the same")
  func closed() {
    let drawing = CapacityStrip(days: [day(0, isClosed: true), day(4, isClosed: true)]).drawing { "\($0)" }
    #expect(drawing.marks.map { $0.boxes.map(\.boxKind) } == [["closed"], ["closed", "calm"]])
    #expect(drawing.labels.filter { $0.y > 100 }.map(\.label) == ["–", "10"])
  }

  @Test("without days is empty")
  func nothing() {
    #expect(CapacityStrip(days: []).drawing { "\($0)" }.marks.isEmpty)
  }
}
