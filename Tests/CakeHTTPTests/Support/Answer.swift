import HTTPTypes
import HummingbirdTesting
import JSONText
import NIOCore
import Testing

/// An answer with its body read.
struct Answer: Sendable {
  let status: Int
  let headers: HTTPFields
  let bytes: ByteBuffer

  init(_ response: TestResponse) {
    status = response.status.code
    headers = response.headers
    bytes = response.body
  }

  var text: String { String(buffer: bytes) }

  var json: JSONValue {
    get throws { try JSONValue(parsing: text) }
  }

  /// The value at a path of member names and positions; nil if there is none.
  subscript(path: String...) -> JSONValue? {
    var value = try? json
    for step in path {
      switch value {
      case .object(let object)?: value = object[step]
      case .array(let array)?: value = Int(step).flatMap { array.indices.contains($0) ? array[$0] : nil }
      default: return nil
      }
    }
    return value
  }

  /// The pointers of a problem's faults, in their order.
  var pointers: [String] {
    guard case .array(let errors)? = self["errors"] else { return [] }
    return errors.compactMap { error in
      if case .object(let object) = error { object["pointer"]?.string } else { nil }
    }
  }
}

extension JSONValue {
  var string: String? { if case .string(let text) = self { text } else { nil } }
  var int: Int? { if case .number(let number) = self { number.int } else { nil } }
  var array: [JSONValue]? { if case .array(let values) = self { values } else { nil } }
  var object: JSONObject? { if case .object(let object) = self { object } else { nil } }
}
