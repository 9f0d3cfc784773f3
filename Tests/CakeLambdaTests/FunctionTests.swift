import CakeOrdering
import Testing

@testable import CakeFunctions

@Suite("Functions")
struct FunctionTests {
  @Test(
    "Every handler of messages has a function of its name, but sign-in links, which are sent by that of the retries"
  )
  func handlers() {
    for handler in HandlerName.allCases where handler != .sendSignInLink {
      #expect(CakeFunction(rawValue: handler.rawValue) != nil)
    }
  }
}
