/// A member's name as a key: compared and hashed code unit by code unit.
struct JSONName: Hashable {
  var text: String

  static func == (left: JSONName, right: JSONName) -> Bool {
    left.text.hasSameBytes(as: right.text)
  }

  func hash(into hasher: inout Hasher) {
    text.hashBytes(into: &hasher)
  }
}
