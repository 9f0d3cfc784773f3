import ArgumentParser
import JSONText
import Testing

@testable import cake

@Suite("Arguments")
struct ArgumentTests {
  @Test("A cake is an id, a quantity and an inscription with colons and all")
  func cakeLine() throws {
    let whole = try #require(CakeLine(argument: "victoria-sponge:2:Ada: 30!"))
    #expect(whole.cakeID == "victoria-sponge")
    #expect(whole.quantity == 2)
    #expect(whole.inscription == "Ada: 30!")
    #expect(CakeLine(argument: "a")?.quantity == 1)
    #expect(CakeLine(argument: "a::Hi")?.inscription == "Hi")
    #expect(CakeLine(argument: "a:3:")?.inscription == nil)
  }

  @Test("What is no cake is refused", arguments: ["", ":1", "a:x", "a:0", "a:-1"])
  func noCakeLine(_ text: String) {
    #expect(CakeLine(argument: text) == nil)
  }

  @Test(
    "A lifetime is a number of days, hours or minutes",
    arguments: [
      ("90d", 90 * 86_400), ("12h", 43_200), ("30m", 1800),
    ])
  func lifetime(_ text: String, _ seconds: Int) {
    #expect(Lifetime(argument: text)?.duration == .seconds(seconds))
  }

  @Test(
    "What is no lifetime is refused",
    arguments: [
      "", "d", "0d", "-1d", "90", "1.5d", "90x", "99999d", "9223372036854775807d",
    ])
  func noLifetime(_ text: String) {
    #expect(Lifetime(argument: text) == nil)
  }

  @Test("An order is named by its id or its number")
  func orderArgument() {
    #expect(OrderArgument(argument: "0193a0f2-0000-7000-8000-000000000000") != nil)
    #expect(OrderArgument(argument: "k7q2-m4xn") != nil)
    #expect(OrderArgument(argument: "../metrics") == nil)
  }

  @Test("The order that is sent is what the API takes")
  func document() throws {
    let command = try PlaceOrderCommand.parse([
      "--cake", "victoria-sponge:1:Hi", "--cake", "tea", "--due", "2026-12-24", "--name", "Ada", "--email",
      "a@b.example", "--address", "1 Main Street", "--avoid", "nuts",
    ])
    let expected = """
      {"customer":{"name":"Ada","email":"a@b.example"},"handover":"delivery","address":"1 Main Street",
       "dueDate":"2026-12-24","items":[{"cakeId":"victoria-sponge","quantity":1,"inscription":"Hi"},
       {"cakeId":"tea","quantity":1}],"avoidAllergens":["nuts"]}
      """
    #expect(try JSONValue(parsing: command.document) == JSONValue(parsing: expected))
  }

  @Test(
    "An order needs cakes or a file, and not both",
    arguments: [
      [], ["--cake", "a", "--file", "-"], ["--cake", "a", "--pickup", "--address", "x"],
    ])
  func usage(_ arguments: [String]) {
    #expect(throws: (any Error).self) { try PlaceOrderCommand.parse(arguments) }
  }

  @Test("A path's parts are encoded so that they stay parts")
  func path() {
    #expect(PathText.encoded("a/b?c#d é") == "a%2Fb%3Fc%23d%20%C3%A9")
    #expect(PathText.path("/orders", [("q", "a&b"), ("to", nil)]) == "/orders?q=a%26b")
    #expect(PathText.path("/orders", [("q", nil)]) == "/orders")
  }
}
