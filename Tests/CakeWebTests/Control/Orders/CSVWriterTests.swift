import Testing

@testable import CakeWeb

@Suite("CSV")
struct CSVWriterTests {
  @Test(
    "Rows end with CR LF, texts stand in quotes, quotes in them are doubled, line breaks and umlauts stay")
  func rows() {
    var csv = CSVWriter()
    csv.row([.plain("number"), .text("Torte „groß“, süß"), .text("say \"hi\""), .text("one\ntwo")])
    csv.row([.plain(nil), .text(nil), .text(""), .plain("32.00")])
    #expect(
      csv.take()
        == "number,\"Torte „groß“, süß\",\"say \"\"hi\"\"\",\"one\ntwo\"\r\n" + ",,,32.00\r\n")
    #expect(csv.text.isEmpty)
  }

  @Test(
    "What a spreadsheet would take for a formula gets an apostrophe in front",
    arguments: [
      "=HYPERLINK(\"https://evil.example\",\"x\")", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", "  =1",
      "\u{A0}=1", "\u{200B}=1", "\u{FEFF}=1", "\"=1", "\u{FF1D}1", "\u{FF0B}1", "\u{FF0D}1", "\u{FF20}1",
    ])
  func hostile(_ text: String) {
    #expect(CSVWriter.defused(text) == "'" + text)
  }

  @Test("Formulas are found where a program that separates cells by semicolons or tabs would begin one")
  func separators() {
    #expect(CSVWriter.defused("x;=1+1") == "x;'=1+1")
    #expect(CSVWriter.defused("x\t =1") == "x\t' =1")
    #expect(CSVWriter.defused("x\r\n=1") == "x\r\n'=1")
    #expect(CSVWriter.defused("x\";\"=1") == "x\";'\"=1")
  }

  @Test(
    "Everything else stays as it was",
    arguments: [
      "Ada Baker", "Äpfel & Öl", "a=b", "1-2", "Ring twice - please", "", " ", "ada@example.com", "x; y",
      "👩‍🍳 = 1",
    ])
  func plain(_ text: String) {
    #expect(CSVWriter.defused(text) == text)
  }
}
