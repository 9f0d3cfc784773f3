import Testing

@testable import JSONText

@Suite("JSON syntax")
struct JSONSyntaxTests {
  @Test(
    "What RFC 8259 allows is read",
    arguments: [
      ("null", JSONValue.null),
      (" \t\r\n true ", .bool(true)),
      ("false", .bool(false)),
      ("0", .number(JSONNumber(0))),
      ("-12", .number(JSONNumber(-12))),
      ("\"\"", .string("")),
      (#""a\"\\\/\b\f\n\r\tz""#, .string("a\"\\/\u{8}\u{C}\n\r\tz")),
      (#""\u00e9\u0000\uD83C\uDF82""#, .string("é\0🎂")),
      ("\"é🎂\u{7F}\u{2028}\u{FFFF}\"", .string("é🎂\u{7F}\u{2028}\u{FFFF}")),
      (#""a long plain piece, é, and then \u00E9""#, .string("a long plain piece, é, and then é")),
      ("[]", .array([])),
      ("[ ]", .array([])),
      ("[1 , [2]]", .array([.number(JSONNumber(1)), .array([.number(JSONNumber(2))])])),
      ("{ }", .object(JSONObject())),
    ])
  func accepts(text: String, expected: JSONValue) throws {
    #expect(try JSONValue(parsing: text) == expected)
  }

  @Test("Members keep their order")
  func order() throws {
    let value = try JSONValue(parsing: #"{"z": 1, "a": {"b": []}, "": null}"#)
    #expect(value.object?.members.map(\.name) == ["z", "a", ""])
    #expect(value["a"]?["b"]?.array == [])
    #expect(value["z"]?.int == 1)
    #expect(value["y"] == nil)
  }

  @Test(
    "What RFC 8259 does not allow is refused where it stands",
    arguments: [
      ("", 0), ("  ", 2), ("nul", 0), ("nulL", 0), ("True", 0), ("'a'", 0), ("// a", 0),
      ("1 2", 2), ("{} x", 3), ("[1]]", 3),
      ("01", 0), ("-01", 1), ("00", 0), ("-", 1), ("+1", 0), (".5", 0), ("1.", 2), ("1.e3", 2), ("1e", 2),
      ("1e+", 3), ("0x10", 1), ("NaN", 0), ("Infinity", 0), ("-Infinity", 1),
      ("[1,]", 3), ("[,1]", 1), ("[1 2]", 3), ("[", 1), ("[1", 2), ("[1,", 3),
      ("{\"a\" 1}", 5), ("{\"a\":}", 5), ("{\"a\":1,}", 7), ("{a:1}", 1), ("{1:1}", 1), ("{\"a\":1", 6),
      ("{\"a\"", 4), ("{\"a", 3), ("{,}", 1), ("{\"a\":1 \"b\":2}", 7),
      ("\"a", 2), ("\"a\nb\"", 2), ("\"a\0b\"", 2), ("\"0123456789\tb\"", 11), ("\"\\", 2),
      ("\"\\x41\"", 1), ("\"\\u12\"", 5), ("\"\\u12G4\"", 5), ("\"\\u+123\"", 3), ("\"\\u", 3),
      ("\"\\uD83C\"", 1), ("\"\\uD83Cx\"", 1), ("\"\\uD83C\\n\"", 1), ("\"\\uD83C\\uD83C\"", 1),
      ("\"\\uDF82\"", 1), ("\"\\uDF82\\uD83C\"", 1), ("\"\\uD83C\\uDF8\"", 12),
      ("\u{FEFF}1", 0), ("\u{A0}1", 0),
      ("{\"a\":1,\"a\":1}", 7), ("{\"a\":1,\"\\u0061\":2}", 7), ("[{\"é\":1, \"é\":2}]", 10),
    ])
  func refuses(text: String, offset: Int) {
    let error = #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: text) }
    #expect(error?.offset == offset, "\(text): \(String(describing: error))")
  }

  @Test(
    "Bytes that are not UTF-8 are refused, escapes beside them or not",
    arguments: [
      [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0x80],
      [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF],
    ] as [[UInt8]])
  func refusesBrokenUTF8(bytes: [UInt8]) {
    let quote = UInt8(ascii: "\"")
    let escape = Array("\\n".utf8)
    let bodies: [([UInt8], Int)] = [
      ([quote, 0xC3, 0xA9] + bytes + [quote], 3),
      ([quote, 0xC3, 0xA9] + bytes + escape + [quote], 3),
      ([quote] + escape + bytes + [quote], 3),
    ]
    for (body, offset) in bodies {
      #expect(throws: JSONSyntaxError("bytes that are not UTF-8", at: offset)) {
        try JSONValue(parsing: body)
      }
    }
  }

  @Test("Nesting is allowed as deep as was said, and no deeper")
  func depth() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    _ = try JSONValue(parsing: nested(32))
    _ = try JSONValue(parsing: "[" + Array(repeating: nested(31), count: 3).joined(separator: ",") + "]")
    _ = try JSONValue(parsing: "1", maximumDepth: 0)
    #expect(throws: JSONSyntaxError("the nesting is too deep", at: 32)) { try JSONValue(parsing: nested(33)) }
    #expect(throws: JSONSyntaxError("the nesting is too deep", at: 5)) {
      try JSONValue(parsing: #"{"a":{"b":1}}"#, maximumDepth: 1)
    }
    #expect(throws: JSONSyntaxError("the nesting is too deep", at: 512)) {
      try JSONValue(parsing: String(repeating: "[", count: 1_000_000), maximumDepth: .max)
    }
  }

  @Test("Names that occur twice are found among many, too")
  func manyNames() throws {
    let members = (0..<5000).map { "\"n\($0)\":\($0)" }
    let value = try JSONValue(parsing: "{" + members.joined(separator: ",") + "}")
    #expect(value["n4999"]?.int == 4999)
    #expect(throws: JSONSyntaxError.self) {
      try JSONValue(parsing: "{" + (members + ["\"n17\":0"]).joined(separator: ",") + "}")
    }
  }

  @Test("Names that only look alike are two names")
  func canonicalEquivalence() throws {
    let value = try JSONValue(parsing: "{\"\u{E9}\": 1, \"e\u{301}\": 2}")
    #expect(value["\u{E9}"]?.int == 1)
    #expect(value["e\u{301}"]?.int == 2)
  }

  @Test("An error never says what the text says")
  func noText() {
    let error = #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: #"{"secret": secret}"#) }
    #expect(error?.description == "a value is expected (at byte 11)")
  }

  @Test("All kinds of bytes are read alike")
  func inputs() throws {
    let bytes = Array("[1]".utf8)
    let expected = try JSONValue(parsing: "[1]")
    #expect(try JSONValue(parsing: bytes) == expected)
    let raw = bytes.withUnsafeBytes { raw in Result { try JSONValue(parsing: raw) } }
    #expect(try raw.get() == expected)
    #expect(throws: JSONSyntaxError.self) {
      try JSONValue(parsing: UnsafeRawBufferPointer(start: nil, count: 0))
    }
  }
}
