import Testing

@testable import CakeWeb

@Suite("Scripts as browsers get them")
struct CompactScriptTests {
  @Test("have no lines of comment and no indentation, and are otherwise as they were written")
  func compact() {
    let script = """
      // What it does.
      for (const one of all) {
        // Why.
        go("https://cakes.example.com"); // Kept where code stands before it.

        stop();
      }
      """
    let compact = """
      for (const one of all) {
      go("https://cakes.example.com"); // Kept where code stands before it.
      stop();
      }

      """
    #expect(CompactScript.bytes(Array(script.utf8)) == Array(compact.utf8))
  }

  @Test("have no strings that go on over several lines, which it would change")
  func ours() {
    for script in [PackageResources.app_js, PackageResources.board_js] {
      let lines = String(decoding: script, as: UTF8.self).split(whereSeparator: \.isNewline)
      #expect(lines.allSatisfy { $0.count { $0 == "`" }.isMultiple(of: 2) && !$0.hasSuffix("\\") })
    }
  }
}
