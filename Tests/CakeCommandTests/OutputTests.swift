import CakeOrdering
import JSONText
import Testing

@testable import cake

@Suite("Output")
struct OutputTests {
  @Test("Columns are as wide as what stands in them, and no line ends in spaces")
  func table() {
    var table = Table([.left("NAME"), .right("QTY"), .left("NOTE")])
    table.add(["Victoria Sponge", "1", nil])
    table.add(["Tea", "12", "hot"])
    #expect(
      table.text == """
        NAME             QTY  NOTE
        Victoria Sponge    1
        Tea               12  hot
        """)
  }

  @Test("What could steer a terminal or break a line becomes a space")
  func controls() {
    var table = Table([.left("A"), .left("B")])
    table.add(["x\u{1B}[31m\n", "y\u{9B}"])
    #expect(table.text.split(separator: "\n").count == 2)
    #expect(!table.text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x9B })
  }

  @Test(
    "Money has the digits of its currency",
    arguments: [
      (3200, "EUR", "32.00 EUR"), (5, "EUR", "0.05 EUR"), (-150, "EUR", "-1.50 EUR"),
      (3200, "JPY", "3200 JPY"),
      (1, "KWD", "0.001 KWD"), (0, "EUR", "0.00 EUR"),
    ])
  func money(_ amount: Int, _ currency: String, _ text: String) {
    #expect(MoneyText.text(Money(amount: amount, currency: currency)) == text)
  }

  @Test("Times say that they are UTC")
  func time() {
    #expect(TimeText.text(.string("2026-12-24T10:30:00.000+01:00")) == "2026-12-24 09:30:00 UTC")
    #expect(TimeText.text(.string("soon")) == "soon")
    #expect(TimeText.text(nil) == nil)
  }

  @Test("A step of the demo is told with its time")
  func demoLine() {
    #expect(DemoLine.text(seconds: 1.0204, "placed", "order") == "  1.020 s  placed                  order")
    #expect(DemoLine.text(seconds: 0.007, "placed", "x").hasPrefix("  0.007 s"))
  }

  @Test("Facts that are missing leave no line")
  func details() {
    var list = DetailList()
    list.add("id", "1")
    list.add("slot", nil)
    list.add("handover", "pickup")
    #expect(list.text == "  id        1\n  handover  pickup")
  }
}
