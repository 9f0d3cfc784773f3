public import CakeJSON
import CakeOrdering
import FoundationEssentials
import JSONText

extension ParkedMessage {
  /// The message as it is sent to the queue: what was received is text where it can be, base64 where it cannot.
  public func encode() -> [UInt8] {
    var json = JSONWriter(capacity: payload.count + 512)
    json.object { json in
      json.member("handler", handler)
      if let text = MessageText(payload) {
        json.member("envelope", text.text)
      } else {
        json.member("raw", Data(payload).base64EncodedString())
      }
      json.member("error", ifPresent: error)
      json.member("attempts", attempts)
      if isGivenUp { json.member("givenUp", true) }
      json.member("origin", ifPresent: origin)
    }
    return json.bytes
  }

  /// Reads what ``encode()`` wrote; members that are not known are passed over.
  ///
  /// - Throws: ``DocumentError``, whose pointers say what is wrong.
  public init(decoding bytes: [UInt8]) throws(DocumentError) {
    guard let json = try? JSONValue(parsing: bytes) else { throw .malformed([]) }
    guard let handler = json["handler"]?.string, !handler.isEmpty else {
      throw .malformed(["/handler"])
    }
    if let text = json["envelope"]?.string {
      payload = Array(text.utf8)
    } else if let raw = json["raw"]?.string.flatMap({ Data(base64Encoded: $0) }) {
      payload = Array(raw)
    } else {
      throw .malformed(["/envelope"])
    }
    guard let attempts = json["attempts"]?.int, attempts >= 0 else { throw .malformed(["/attempts"]) }
    self.handler = handler
    self.attempts = attempts
    error = json["error"]?.string
    isGivenUp = json["givenUp"]?.bool ?? false
    origin = json["origin"]?.string
  }
}
