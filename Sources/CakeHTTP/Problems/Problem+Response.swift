import CakeOrdering
import HTTPTypes
import Hummingbird
import JSONText
import NIOCore

extension Problem {
  /// The problem as `application/problem+json`.
  func response(_ headers: ResponseHeaders) -> Response {
    var fields = headers.problem
    if let allow { fields.append(HTTPField(name: .allow, value: allow)) }
    if let seconds = retryAfterSeconds { fields.append(HTTPField(name: .retryAfter, value: String(seconds))) }
    switch kind {
    case .unauthenticated:
      fields.append(HTTPField(name: .wwwAuthenticate, value: "Bearer"))
    case .invalidToken:
      fields.append(HTTPField(name: .wwwAuthenticate, value: "Bearer error=\"invalid_token\""))
    default: break
    }
    return Response(status: kind.status, headers: fields, body: ResponseBody(byteBuffer: document))
  }

  /// After how many seconds trying again can help; nil where that is no matter of time.
  package var retryAfterSeconds: Int64? {
    guard [.unavailable, .tooManyRequests, .orderLimit].contains(kind) else { return nil }
    let (seconds, fraction) = (retryAfter ?? .seconds(1)).components
    return max(1, fraction > 0 ? seconds + 1 : seconds)
  }

  /// The problem document (RFC 9457, section 3).
  var document: ByteBuffer {
    var json = JSONWriter(capacity: 512)
    json.object { json in
      json.member("type", kind.type)
      json.member("title", kind.title)
      json.member("status", kind.status.code)
      json.member("detail", ifPresent: detail)
      json.member("currentStatus", ifPresent: currentStatus?.rawValue)
      if !errors.isEmpty {
        json.array("errors") { json in
          for fault in errors {
            json.object { json in
              json.member("pointer", fault.pointer)
              json.member("detail", fault.detail)
            }
          }
        }
      }
    }
    return ByteBuffer(bytes: json.bytes)
  }
}
