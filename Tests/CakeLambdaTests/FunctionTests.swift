import CakeOrdering
import Testing

@testable import CakeFunctions

@Suite("Functions")
struct FunctionTests {
  @Test("Every handler of messages but those of order events' retries has a function of its name")
  func handlers() {
    for handler in HandlerName.allCases {
      #expect(CakeFunction(rawValue: handler.rawValue) != nil)
    }
  }
}
