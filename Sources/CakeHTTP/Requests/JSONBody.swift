import CakeOrdering
import HTTPTypes
package import Hummingbird
package import JSONText
import NIOCore

/// Reads the bodies of requests.
package enum JSONBody {
  /// The longest body that is read, in bytes (section 6 of the contract: 64 KiB).
  static let limit = 65_536

  /// The JSON object of a body that must be there.
  package static func required(of request: Request) async throws -> JSONValue {
    guard hasJSONType(request) else { throw Problem(.unsupportedMediaType) }
    return try parse(try await collect(request))
  }

  /// The JSON object of a body that may be left out, which is the same as an empty one.
  static func optional(of request: Request) async throws -> JSONValue {
    let isJSON = hasJSONType(request)
    // What cannot be meant for us is refused before it is read.
    if !isJSON, let length = request.headers.text(of: .contentLength), length != "0" {
      throw Problem(.unsupportedMediaType)
    }
    let bytes = try await collect(request)
    if bytes.readableBytes == 0 { return .object(JSONObject()) }
    guard isJSON else { throw Problem(.unsupportedMediaType) }
    let value = try parse(bytes)
    // Within a body null is the same as absence, but the body itself is there or not.
    if case .null = value { throw OrderingError.invalid([Fault("", "must be an object")]) }
    return value
  }

  private static func hasJSONType(_ request: Request) -> Bool {
    guard let value = request.headers.text(of: .contentType) else { return false }
    if value == "application/json" { return true }
    let type = value.prefix { $0 != ";" }.filter { $0 != " " && $0 != "\t" }
    return type.lowercased() == "application/json"
  }

  private static func collect(_ request: Request) async throws -> ByteBuffer {
    if let length = request.headers.text(of: .contentLength).flatMap(Int.init), length > limit {
      throw Problem(.tooLarge, "At most \(limit) bytes are read.")
    }
    var parts = request.body.makeAsyncIterator()
    var whole = try await parts.next() ?? ByteBuffer()
    while whole.readableBytes <= limit, let part = try await parts.next() {
      whole.writeImmutableBuffer(part)
    }
    if whole.readableBytes > limit { throw Problem(.tooLarge, "At most \(limit) bytes are read.") }
    return whole
  }

  private static func parse(_ bytes: ByteBuffer) throws -> JSONValue {
    let value: JSONValue
    do {
      value = try bytes.withUnsafeReadableBytes { try JSONValue(parsing: $0) }
    } catch let error as JSONSyntaxError {
      throw Problem(.malformed, error.description)
    }
    guard case .object = value else { throw OrderingError.invalid([Fault("", "must be an object")]) }
    return value
  }
}
