import Testing

@testable import CakeAWS

@Suite("Keys")
struct TableKeyTests {
  @Test("Keys of the same parts are one")
  func equal() {
    #expect(TableKey(partition: "a", sort: "b") == TableKey(partition: "a", sort: "b"))
  }
}
