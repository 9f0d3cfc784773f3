import JSONText
import Testing

@Suite("JSON fields")
struct JSONFieldTests {
  @Test("What is as it should be is decoded without a fault")
  func decodes() throws {
    var faults: [JSONFault] = []
    let body = try body(#"{"s": "x", "i": 3.0, "b": false, "a": [1, 2], "o": {"s": "y"}, "n": null}"#)
    #expect(body["s"].string(&faults) == "x")
    #expect(body["s"].optionalString(&faults) == "x")
    #expect(body["i"].int(&faults) == 3)
    #expect(body["i"].optionalInt(&faults, in: 3...3) == 3)
    #expect(body["b"].bool(&faults) == false)
    #expect(body["b"].optionalBool(&faults) == false)
    #expect(body["a"].array(&faults, count: 1...2)?.map { $0.int(&faults) } == [1, 2])
    #expect(body["a"].optionalArray(&faults)?.count == 2)
    #expect(body["o"].object(&faults)?["s"].string(&faults) == "y")
    #expect(body["o"].optionalObject(&faults)?["s"].string(&faults) == "y")
    #expect(faults == [])
  }

  @Test("What is optional may be absent, null, or within something that is", arguments: ["x", "n", "deep"])
  func optional(name: String) throws {
    var faults: [JSONFault] = []
    let body = try body(#"{"n": null}"#)
    let field = name == "deep" ? body["x"]["y"]["z"] : body[name]
    #expect(field.optionalString(&faults) == nil)
    #expect(field.optionalInt(&faults) == nil)
    #expect(field.optionalBool(&faults) == nil)
    #expect(field.optionalArray(&faults) == nil)
    #expect(field.optionalObject(&faults) == nil)
    #expect(field.value == nil)
    #expect(faults == [])
  }

  @Test("All faults are found at once, each at its place")
  func allFaults() throws {
    var faults: [JSONFault] = []
    let body = try body(
      """
      {"customer": {"email": 5}, "items": [{"quantity": 0}, {"quantity": 1.5}, "x", {"quantity": 1e30}],
       "gift": "yes", "tags": {}, "one": [], "many": [1, 2, 3], "a/b": {"c~d": 1}, "extra": []}
      """)
    _ = body["customer"]["name"].string(&faults)
    _ = body["customer"]["email"].string(&faults)
    for item in body["items"].array(&faults) ?? body["items"].elements {
      _ = item["quantity"].int(&faults, in: 1...99)
    }
    _ = body["gift"].bool(&faults)
    _ = body["tags"].optionalArray(&faults)
    _ = body["one"].array(&faults, count: 1...50)
    _ = body["many"].array(&faults, count: 0...2)
    _ = body["a/b"]["c~d"].string(&faults)
    _ = body["extra"].optionalObject(&faults)
    _ = body["missing"].int(&faults)
    #expect(
      faults.map { "\($0.pointer) \($0.detail)" } == [
        "/customer/name is required", "/customer/email must be a string",
        "/items/0/quantity must be from 1 to 99", "/items/1/quantity must be a whole number",
        "/items/2 must be an object", "/items/3/quantity must be from 1 to 99",
        "/gift must be true or false", "/tags must be an array", "/one must have from 1 to 50 elements",
        "/many must have at most 2 elements", "/a~1b/c~0d must be a string", "/extra must be an object",
        "/missing is required",
      ])
  }

  @Test(
    "A missing or mistaken parent is one fault, however many members are asked",
    arguments: [
      ("{}", "/customer", "is required"), (#"{"customer": null}"#, "/customer", "is required"),
      (#"{"customer": "Ada"}"#, "/customer", "must be an object"), ("[]", "", "must be an object"),
    ])
  func oneFault(text: String, pointer: String, detail: String) throws {
    var faults: [JSONFault] = []
    let customer = try body(text)["customer"]
    _ = customer.object(&faults)
    _ = customer["name"].string(&faults)
    _ = customer["email"].string(&faults)
    _ = customer["address"]["street"].string(&faults)
    _ = customer["tags"].array(&faults)
    #expect(faults == [JSONFault(pointer: pointer, detail: detail)])
  }

  @Test("A required member is never nil without a fault, even if nobody asked for its parent")
  func neverSilent() throws {
    var faults: [JSONFault] = []
    #expect(try body("{}")["customer"]["name"].string(&faults) == nil)
    #expect(try body("null")["customer"]["name"].string(&faults) == nil)
    #expect(
      faults == [
        JSONFault(pointer: "/customer", detail: "is required"), JSONFault(pointer: "", detail: "is required"),
      ])
  }

  @Test("Something of another type is a fault even around something optional")
  func optionalWithinOther() throws {
    var faults: [JSONFault] = []
    _ = try body(#"{"customer": 1}"#)["customer"]["phone"].optionalString(&faults)
    #expect(faults == [JSONFault(pointer: "/customer", detail: "must be an object")])
  }

  @Test("Limits are said as people say them")
  func limits() throws {
    var faults: [JSONFault] = []
    let body = try body(#"{"n": -5, "h": 500, "a": [], "x": 1e19}"#)
    _ = body["n"].int(&faults, in: 1 ... .max)
    _ = body["h"].int(&faults, in: .min...9)
    _ = body["n"].int(&faults, in: 0...5)
    _ = body["h"].int(&faults, in: 2...2)
    _ = body["x"].int(&faults)
    _ = body["a"].array(&faults, count: 1 ... .max)
    _ = body["a"].array(&faults, count: 2...2)
    #expect(
      faults.map(\.detail) == [
        "must be at least 1", "must be at most 9", "must be from 0 to 5", "must be exactly 2",
        "is out of range",
        "must have at least 1 element", "must have exactly 2 elements",
      ])
  }

  @Test("Places deep within are pointed to")
  func pointers() throws {
    let body = try body(#"{"a": [[{"": {"~/": 1}}], []]}"#)
    #expect(body.pointer == "")
    #expect(body["a"].elements[0].elements[0][""]["~/"].pointer == "/a/0/0//~0~1")
    #expect(body["a"].elements[1].pointer == "/a/1")
    #expect(body["a"].elements[1].elements.isEmpty)
    #expect(body["b"].pointer == "/b")
    #expect(body["b"].fault("must be nice") == JSONFault(pointer: "/b", detail: "must be nice"))
  }

  private func body(_ text: String) throws -> JSONField {
    JSONField(try JSONValue(parsing: text))
  }
}
