import HTTPTypes
import Hummingbird
import NIOCore

/// An email's HTML form, shut in: it runs nothing, loads nothing and sends nothing, and its links leave the frame it is
/// shown in.
enum DemoLetter {
  /// What a frame around it may let it do, and what it may do by itself.
  static let sandbox =
    "allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"

  /// The letter as an answer.
  static func response(_ html: String) -> Response {
    var fields = HTTPFields()
    fields[.contentType] = "text/html; charset=utf-8"
    fields[.cacheControl] = "no-store"
    // Emails carry their style within them, as their readers demand.
    fields[.contentSecurityPolicy] =
      "sandbox \(sandbox); default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
      + "form-action 'none'; frame-ancestors 'self'"
    fields[.xContentTypeOptions] = "nosniff"
    fields[.referrerPolicy] = "no-referrer"
    return Response(
      status: .ok, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(string: leaving(html))))
  }

  /// The same, with links that open in place of the page around it: the pages of the shop are in nobody's frame.
  static func leaving(_ html: String) -> String {
    let base = "<base target=\"_top\">"
    guard let head = html.firstRange(of: "<head>") else { return base + html }
    return html.inserting(base, at: head.upperBound)
  }
}

extension String {
  /// The text with another put in at a place.
  fileprivate func inserting(_ text: String, at index: Index) -> String {
    String(self[..<index]) + text + String(self[index...])
  }
}
