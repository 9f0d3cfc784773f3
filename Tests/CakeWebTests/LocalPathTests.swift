import Testing

@testable import CakeWeb

@Suite("Where forms may send a visitor on to")
struct LocalPathTests {
  @Test("A path of our own stays as it is", arguments: ["/", "/order", "/track/1/2?placed"])
  func own(path: String) {
    #expect(LocalPath.checked(path) == path)
  }

  @Test(
    "Anything that could lead to another site leads to the menu",
    arguments: [
      nil, "", "https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example",
      "javascript:alert(1)",
      "/a\r\nSet-Cookie: a=b", "/\t/evil.example", "order",
    ] as [String?])
  func foreign(path: String?) {
    #expect(LocalPath.checked(path) == "/")
  }
}
