import LambdaRuntime
import Testing

@Suite("Contexts")
struct ContextTests {
  @Test("A context tells the invocation's id")
  func id() {
    let context = LambdaContext(requestID: "1", deadline: .now, traceHeader: nil)
    #expect(context.requestID == "1")
  }
}
