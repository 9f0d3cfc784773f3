import JSONText
import Testing

@Suite("JSON equality")
struct JSONEqualityTests {
  @Test(
    "Bodies that mean the same are equal",
    arguments: [
      (#"{"a": 1, "b": [true, null]}"#, #"{"b":[true,null],"a":1.0}"#),
      (#""\u0041\/""#, #""A/""#),
      ("[1e2]", "[100]"),
      (#"{"a": {"x": 1, "y": 2}}"#, #"{"a": {"y": 2, "x": 1}}"#),
    ])
  func equal(left: String, right: String) throws {
    let (left, right) = (try JSONValue(parsing: left), try JSONValue(parsing: right))
    #expect(left == right)
    #expect(left.hashValue == right.hashValue)
  }

  @Test(
    "Bodies that mean something else are not",
    arguments: [
      ("1", "true"), ("0", "null"), ("\"1\"", "1"), ("[1,2]", "[2,1]"), ("{}", "[]"),
      (#"{"a":null}"#, "{}"), (#"{"a":1}"#, #"{"b":1}"#), (#"{"a":1}"#, #"{"a":1,"b":1}"#),
      ("\"\u{E9}\"", "\"e\u{301}\""),
    ])
  func different(left: String, right: String) throws {
    #expect(try JSONValue(parsing: left) != JSONValue(parsing: right))
  }

  @Test("Large objects are compared without regard to order, too")
  func large() throws {
    let members = (0..<100).map { "\"n\($0)\":\($0)" }
    func object(_ members: some Sequence<String>) throws -> JSONValue {
      try JSONValue(parsing: "{" + members.joined(separator: ",") + "}")
    }
    #expect(try object(members) == object(members.reversed()))
    #expect(try object(members).hashValue == object(members.reversed()).hashValue)
    #expect(try object(members) != object(members.dropLast() + ["\"n99\":0"]))
  }

  @Test("Members can be replaced, added and removed")
  func mutation() {
    var object = JSONObject()
    object["a"] = .bool(true)
    object["b"] = .null
    object["a"] = .string("x")
    object["b"] = nil
    object["c"] = nil
    object["d"] = .array([])
    #expect(object.members.map(\.name) == ["a", "d"])
    #expect(object["a"] == .string("x"))
  }
}
