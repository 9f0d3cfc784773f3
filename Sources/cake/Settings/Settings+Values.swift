import CakeHTTP
import NetworkAddress

extension Settings {
  /// A whole number within a range.
  static func number(_ range: ClosedRange<Int>) -> (String) -> Int? {
    { text in Int(text).flatMap { range.contains($0) ? $0 : nil } }
  }

  /// The public key of staff tokens, or where it is.
  static func tokenKey(_ text: String) -> TokenKey? {
    let key = TokenKey(text)
    return key == .none ? nil : key
  }

  /// Yes or no, in the words people use.
  static func truth(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "yes", "1", "on": true
    case "false", "no", "0", "off": false
    default: nil
    }
  }

  /// What can stand between `//` and `:` of a URL.
  static func host(_ text: String) -> String? {
    let isHost = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "-.:_".utf8.contains(byte)
      }
    }
    return isHost && !text.isEmpty ? text : nil
  }

  /// An http or https URL to which paths can be added; a slash at its end is dropped.
  static func baseURL(_ text: String) -> String? {
    var url = Substring(text)
    while url.last == "/" { url.removeLast() }
    guard let scheme = ["https://", "http://"].first(where: { url.lowercased().hasPrefix($0) }),
      url.utf8.count > scheme.utf8.count,
      url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), !url.contains("?"), !url.contains("#"),
      !url.contains("@")
    else { return nil }
    return String(url)
  }

  /// IP addresses and networks, separated by commas.
  static func addresses(_ text: String) -> [NetworkRange]? {
    let parts = text.split(separator: ",").map { part in
      NetworkRange(String(part.drop { $0 == " " }.prefix { $0 != " " }))
    }
    return parts.contains { $0 == nil } ? nil : parts.compactMap(\.self)
  }
}
