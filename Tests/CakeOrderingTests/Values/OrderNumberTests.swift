import CakeOrdering
import CakeTesting
import Testing

@Suite("An order number")
struct OrderNumberTests {
  @Test("is read from the form in which it is written")
  func roundTrips() {
    let random = SeededRandomSource()
    for _ in 0..<500 {
      let number = OrderNumber(bits: random.next())
      #expect(OrderNumber(number.description) == number)
      #expect(number.description.utf8.count == 9)
    }
    #expect(OrderNumber(bits: 0).description == "0000-0000")
    #expect(OrderNumber(bits: .max).description == "ZZZZ-ZZZZ")
  }

  @Test("is read as people write it", arguments: ["k7q2-m4xn", "K7Q2M4XN", "k7q2m4xn", "K7-Q2-M4-XN"])
  func forgives(_ text: String) {
    #expect(OrderNumber(text)?.description == "K7Q2-M4XN")
  }

  @Test("takes letters for the digits they look like")
  func lookAlikes() {
    #expect(OrderNumber("OoIi-LlAA") == OrderNumber("0011-11AA"))
  }

  @Test(
    "is not read from anything else",
    arguments: ["", "K7Q2-M4X", "K7Q2-M4XNN", "K7Q2-M4XU", "K7Q2 M4XN", "----"])
  func refuses(_ text: String) {
    #expect(OrderNumber(text) == nil)
  }
}
