import Testing

@testable import cake

@Suite("Problems")
struct ProblemTextTests {
  private func answer(_ status: Int, _ body: String, retryAfter: String? = nil) -> ShopAnswer {
    ShopAnswer(status: status, retryAfter: retryAfter, body: Array(body.utf8))
  }

  @Test("Every fault is shown with its pointer")
  func faults() {
    let text = ProblemText.text(
      answer(
        422,
        """
        {"type":"about:blank","title":"The order breaks the shop's rules","status":422,
         "errors":[{"pointer":"/dueDate","detail":"the shop is closed on that day"},{"pointer":"","detail":"x"}]}
        """))
    #expect(
      text == """
        The order breaks the shop's rules (422)
          /dueDate: the shop is closed on that day
          /: x
        """)
  }

  @Test(
    "What a shop refuses ends with 2, what fails with 1",
    arguments: [
      (400, CommandStatus.refused), (404, .refused), (422, .refused), (429, .refused), (500, .failure),
      (503, .failure), (302, .failure),
    ])
  func exitCodes(_ status: Int, _ code: CommandStatus) {
    #expect(ProblemText.failure(answer(status, "{}")).exitCode == code)
  }

  @Test("An answer that is no problem document is told by its status")
  func noDocument() {
    #expect(ProblemText.text(answer(502, "<html>")) == "The shop answered 502.")
  }

  @Test("It is said when to try again, and what to do without a token")
  func advice() {
    #expect(ProblemText.text(answer(503, #"{"title":"Busy"}"#, retryAfter: "3")).contains("Try again in 3 s"))
    #expect(ProblemText.text(answer(401, #"{"title":"Who?"}"#)).contains("CAKE_TOKEN"))
  }

  @Test("Nothing in a problem document steers the terminal")
  func controls() {
    let text = ProblemText.text(answer(409, #"{"title":"a\u001b[2Jb","detail":"c\nd"}"#))
    #expect(text.split(separator: "\n").count == 1)
    #expect(!text.contains("\u{1B}"))
  }
}
