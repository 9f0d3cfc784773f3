import Testing

@testable import CakeWeb

@Suite("A list of bars")
struct BarListTests {
  @Test(
    "gives each its share of the whole length",
    arguments: [(0.0, 0.0), (0.333, 33.3), (1.0, 100.0), (7.0, 100.0), (-1.0, 0.0)])
  func shares(_ share: Double, _ percent: Double) {
    var list = BarList()
    list.add("Swift Wheels", share: share, kind: "bar", value: "", remark: "")
    #expect(list.rows.map(\.percent) == [percent])
    #expect(list.rows.map(\.hasBar) == [true])
  }

  @Test("has no bar where nothing is known")
  func unknown() {
    var list = BarList()
    list.add("Swift Wheels", share: nil, kind: "bar", value: "–", remark: "")
    #expect(list.rows.map(\.hasBar) == [false])
  }
}
