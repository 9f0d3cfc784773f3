import CakeHTTP
import HTTPTypes
import Hummingbird
import NIOCore

/// The fields of a form, as browsers send them (`application/x-www-form-urlencoded`, WHATWG URL, section 5).
struct FormBody: Sendable {
  private let fields: [(name: String, value: String)]

  /// The longest body that is read, in bytes, as the API's.
  private static let limit = 65_536

  /// Reads the body of a request.
  ///
  /// - Throws: ``Problem`` for another content type, or one that is too long.
  init(_ request: Request) async throws {
    let type = request.headers[.contentType]?.prefix { $0 != ";" }.lowercased() ?? ""
    guard type.filter({ $0 != " " }) == "application/x-www-form-urlencoded" else {
      throw Problem(.unsupportedMediaType)
    }
    var whole = ByteBuffer()
    for try await part in request.body {
      whole.writeImmutableBuffer(part)
      if whole.readableBytes > Self.limit { throw Problem(.tooLarge) }
    }
    self.init(String(buffer: whole))
  }

  init(_ text: String) {
    fields = text.split(separator: "&").prefix(1000).map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (Self.decoded(parts[0]), parts.count > 1 ? Self.decoded(parts[1]) : "")
    }
  }

  /// The first field of a name; nil if there is none.
  subscript(_ name: String) -> String? { fields.first { $0.name == name }?.value }

  /// The first field of a name with anything but white space in it.
  func filled(_ name: String) -> String? {
    self[name].flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
  }

  /// A text of several lines as the one line that orders keep; nil if nothing was said.
  func line(_ name: String) -> String? {
    filled(name).map { $0.split(whereSeparator: \.isNewline).joined(separator: " ") }
  }

  /// All fields of a name.
  func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

  private static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+"): bytes.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        if let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16), rest.count >= 2 {
          bytes.append(value)
          rest = rest.dropFirst(2)
        } else {
          bytes.append(byte)
        }
      default: bytes.append(byte)
      }
    }
    // Browsers send line breaks of texts as CR LF.
    return String(decoding: bytes, as: UTF8.self)
  }
}
