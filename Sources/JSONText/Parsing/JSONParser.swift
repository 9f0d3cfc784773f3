/// Reads one JSON text by recursive descent (RFC 8259, sections 2 to 7).
struct JSONParser {
  let bytes: UnsafeBufferPointer<UInt8>
  /// How many more arrays and objects may be opened within the current one.
  var depthLeft: Int
  var index = 0
  /// Where strings with escapes are put together; kept so that it is allocated once.
  var unescaped: [UInt8] = []

  init(bytes: UnsafeBufferPointer<UInt8>, maximumDepth: Int) {
    self.bytes = bytes
    depthLeft = maximumDepth
  }

  mutating func document() throws(JSONSyntaxError) -> JSONValue {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      throw JSONSyntaxError("a byte order mark is not allowed", at: 0)
    }
    let value = try value()
    skipSpace()
    guard index == bytes.count else { throw JSONSyntaxError("something follows the value", at: index) }
    return value
  }

  private mutating func value() throws(JSONSyntaxError) -> JSONValue {
    skipSpace()
    switch try current() {
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "{"): return .object(try object())
    case UInt8(ascii: "["): return .array(try array())
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    default: throw JSONSyntaxError("a value is expected", at: index)
    }
  }

  private mutating func array() throws(JSONSyntaxError) -> [JSONValue] {
    try open()
    var elements: [JSONValue] = []
    if try current() != UInt8(ascii: "]") {
      repeat {
        elements.append(try value())
      } while try more(before: UInt8(ascii: "]"), "a comma or the end of the array is expected")
    } else {
      index += 1
    }
    depthLeft += 1
    return elements
  }

  private mutating func object() throws(JSONSyntaxError) -> JSONObject {
    try open()
    var members: [JSONObject.Member] = []
    var names: Set<JSONName> = []
    if try current() != UInt8(ascii: "}") {
      members.reserveCapacity(8)
      repeat {
        let name = try name(after: members, &names)
        members.append(JSONObject.Member(name: name, value: try value()))
      } while try more(before: UInt8(ascii: "}"), "a comma or the end of the object is expected")
    } else {
      index += 1
    }
    depthLeft += 1
    return JSONObject(distinct: members)
  }

  /// A member's name and the colon after it.
  private mutating func name(
    after members: [JSONObject.Member], _ names: inout Set<JSONName>
  ) throws(JSONSyntaxError) -> String {
    skipSpace()
    let start = index
    guard try current() == UInt8(ascii: "\"") else { throw JSONSyntaxError("a name is expected", at: start) }
    let name = try string()
    guard Self.isNew(name, in: members, &names) else {
      throw JSONSyntaxError("the name occurs twice in its object", at: start)
    }
    skipSpace()
    guard try current() == UInt8(ascii: ":") else { throw JSONSyntaxError("a colon is expected", at: index) }
    index += 1
    return name
  }

  private static func isNew(
    _ name: String, in members: [JSONObject.Member], _ names: inout Set<JSONName>
  ) -> Bool {
    if members.count < JSONObject.searchLimit {
      return !members.contains { $0.name.hasSameBytes(as: name) }
    }
    if names.isEmpty { names = Set(members.lazy.map { JSONName(text: $0.name) }) }
    return names.insert(JSONName(text: name)).inserted
  }

  /// Past the opening bracket, to what follows it.
  private mutating func open() throws(JSONSyntaxError) {
    guard depthLeft > 0 else { throw JSONSyntaxError("the nesting is too deep", at: index) }
    depthLeft -= 1
    index += 1
    skipSpace()
  }

  /// Past a comma (true) or the closing bracket (false).
  private mutating func more(before end: UInt8, _ expectation: String) throws(JSONSyntaxError) -> Bool {
    skipSpace()
    let byte = try current()
    guard byte == UInt8(ascii: ",") || byte == end else { throw JSONSyntaxError(expectation, at: index) }
    index += 1
    return byte != end
  }

  private mutating func literal(
    _ text: StaticString, _ value: JSONValue
  ) throws(JSONSyntaxError) -> JSONValue {
    let end = index + text.utf8CodeUnitCount
    guard end <= bytes.count,
      UnsafeBufferPointer(rebasing: bytes[index..<end]).elementsEqual(
        UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    else { throw JSONSyntaxError("a value is expected", at: index) }
    index = end
    return value
  }

  func current() throws(JSONSyntaxError) -> UInt8 {
    guard index < bytes.count else { throw JSONSyntaxError("the text ends too early", at: index) }
    return bytes[index]
  }

  private mutating func skipSpace() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x0A, 0x0D, 0x09: index += 1
      default: return
      }
    }
  }
}
