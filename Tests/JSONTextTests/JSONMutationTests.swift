import JSONText
import Testing

@Suite("Broken JSON")
struct JSONMutationTests {
  private static let document = Array(
    """
    {"customer": {"name": "Ada \\"B\\" \\u00e9\\uD83C\\uDF82 é🎂", "phone": null, "vip": true},
     "items": [{"cakeId": "victoria-sponge", "quantity": 1}, {"price": -12.50e+3, "x": [[], {}]}], "n": 0}
    """.utf8)

  @Test("A text that was cut off is refused at every length")
  func truncated() {
    for length in 0..<Self.document.count {
      let error = #expect(throws: JSONSyntaxError.self) {
        try JSONValue(parsing: Array(Self.document[..<length]))
      }
      #expect((0...length).contains(error?.offset ?? -1))
    }
  }

  @Test("No change of bytes does harm, and what is still accepted survives writing", arguments: 0..<8)
  func mutated(seed: Int) throws {
    var random = SplitMix(state: UInt64(seed))
    let favourites = Array("{}[]\",:\\u0-e.tfn \u{7F}".utf8) + [0x00, 0x80, 0xC3, 0xED, 0xF0, 0xFF]
    for _ in 0..<2000 {
      var bytes = Self.document
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = bytes.indices.randomElement(using: &random) ?? 0
        let byte = favourites.randomElement(using: &random) ?? 0
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = byte
        case 1: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
        case 2: bytes.insert(byte, at: place)
        default: bytes.remove(at: place)
        }
      }
      guard let value = try? JSONValue(parsing: bytes) else { continue }
      var json = JSONWriter()
      json.value(value)
      #expect(try JSONValue(parsing: json.bytes) == value)
      var faults: [JSONFault] = []
      let body = JSONField(value)
      _ = body["customer"]["name"].string(&faults)
      for item in body["items"].elements { _ = item["quantity"].int(&faults, in: 1...9) }
    }
  }

  /// Numbers that are the same in every run.
  private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }
}
