import JSONText
import Testing

@Suite("Writing JSON")
struct JSONWriterTests {
  @Test("Commas and brackets are where they belong")
  func structure() {
    var json = JSONWriter()
    json.object { json in
      json.member("a", "x")
      json.member("b", -12)
      json.member("c", true)
      json.object("d") { _ in }
      json.array("e") { json in
        json.value(1)
        json.null()
        json.array { _ in }
        json.object { json in json.member("f", false) }
        json.object { json in json.member("g", .null) }
      }
      json.member("h", raw: "[1,2]".utf8)
      json.member(dynamic: "i\"", .string("j"))
      json.member("k", ifPresent: nil as String?)
      json.member("l", ifPresent: 5)
      json.member("m", ifPresent: nil as Bool?)
      json.name("n")
      json.beginArray()
      json.endArray()
    }
    #expect(
      json.text
        == #"{"a":"x","b":-12,"c":true,"d":{},"e":[1,null,[],{"f":false},{"g":null}],"h":[1,2],"#
        + #""i\"":"j","l":5,"n":[]}"#)
    #expect(Array(json.text.utf8) == json.bytes)
  }

  @Test(
    "Strings are escaped as far as they must be",
    arguments: [
      ("", ""), ("plain", "plain"), ("\"", "\\\""), ("\\", "\\\\"), ("/", "/"), ("a\"b\\c", "a\\\"b\\\\c"),
      ("\n\r\t", "\\n\\r\\t"), ("\0\u{8}\u{C}\u{1F}", "\\u0000\\u0008\\u000c\\u001f"), ("\u{7F}", "\u{7F}"),
      ("é🎂\u{2028}", "é🎂\u{2028}"), ("12345678\"12345678\n", "12345678\\\"12345678\\n"),
    ])
  func escapes(text: String, expected: String) throws {
    var json = JSONWriter()
    json.value(text)
    #expect(json.text == "\"\(expected)\"")
    #expect(try JSONValue(parsing: json.bytes) == .string(text))
  }

  @Test("Every character survives writing and reading, wherever it stands")
  func everyCharacter() throws {
    for code in 0..<0x300 as Range<UInt32> {
      guard let scalar = Unicode.Scalar(code) else { continue }
      for length in 0..<9 {
        let text = String(repeating: "-", count: length) + String(scalar) + "--------"
        var json = JSONWriter()
        json.value(text)
        #expect(try JSONValue(parsing: json.bytes).string == text)
      }
    }
  }

  @Test("Whole numbers are written out", arguments: [0, 7, -7, 10, 99, 1_234_567_890, Int.max, Int.min])
  func integers(number: Int) {
    var json = JSONWriter()
    json.value(number)
    #expect(json.text == String(number))
  }

  @Test("What was read can be written and read again")
  func roundTrip() throws {
    let text = #"{"a":[1,2.50,-0,1E400,true,false,null,"é\n\"",{}],"b":{"c":[[]]},"":""}"#
    var json = JSONWriter(capacity: 0)
    json.value(try JSONValue(parsing: text))
    #expect(json.text == text)
  }

  @Test("What the closure throws comes through")
  func throwing() {
    #expect(throws: JSONFault(pointer: "", detail: "no")) {
      var json = JSONWriter()
      try json.object { json throws(JSONFault) in
        json.member("a", 1)
        throw JSONFault(pointer: "", detail: "no")
      }
    }
  }
}
