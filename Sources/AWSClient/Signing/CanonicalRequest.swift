/// A request in the one form that signer and service both arrive at
/// (AWS IAM User Guide, "Create a signed AWS API request", step 1).
struct CanonicalRequest {
  /// The names of the signed headers, sorted and joined by semicolons.
  let signedHeaders: String
  let text: String

  /// - Parameter normalizesPath: Whether dots and doubled slashes are taken out of the path, as all services
  ///   but S3 do.
  init(_ request: SignedRequest, normalizesPath: Bool = true) {
    let headers = Self.headers(request.headers)
    signedHeaders = headers.map(\.name).joined(separator: ";")
    text = [
      request.method,
      PercentEncoding.encode(
        normalizesPath ? Self.normalized(request.path) : request.path, keeping: UInt8(ascii: "/")),
      Self.query(request.query),
      headers.map { "\($0.name):\($0.value)\n" }.joined(),
      signedHeaders,
      request.bodyDigest,
    ].joined(separator: "\n")
  }

  /// The path without empty segments and dots (RFC 3986, section 5.2.4).
  static func normalized(_ path: String) -> String {
    var segments: [Substring] = []
    let given = path.split(separator: "/")
    for segment in given {
      switch segment {
      case ".": break
      case "..": _ = segments.popLast()
      default: segments.append(segment)
      }
    }
    guard !segments.isEmpty else { return "/" }
    let isFolder = path.utf8.last == UInt8(ascii: "/")
    return "/" + segments.joined(separator: "/") + (isFolder ? "/" : "")
  }

  /// Names and values encoded alike, sorted by name, then by value.
  static func query(_ query: String) -> String {
    guard !query.isEmpty else { return "" }
    let pairs = query.split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (
        name: PercentEncoding.encode(PercentEncoding.decode(parts[0])),
        value: parts.count > 1 ? PercentEncoding.encode(PercentEncoding.decode(parts[1])) : ""
      )
    }
    let sorted = pairs.sorted { left, right in
      left.name == right.name ? precedes(left.value, right.value) : precedes(left.name, right.name)
    }
    return sorted.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
  }

  /// Lower-case names, sorted, each once with all its values in the order they were given.
  private static func headers(
    _ given: [(name: String, value: String)]
  ) -> [(name: String, value: String)] {
    var values: [String: [String]] = [:]
    for header in given { values[header.name.lowercased(), default: []].append(trimmed(header.value)) }
    return values.sorted { precedes($0.key, $1.key) }
      .map { (name: $0.key, value: $0.value.joined(separator: ",")) }
  }

  /// Without white space at the ends, and a single space wherever there is some within.
  private static func trimmed(_ value: String) -> String {
    value.split(whereSeparator: { $0 == " " || $0.isNewline || $0 == "\t" }).joined(separator: " ")
  }

  /// By bytes, as services sort.
  private static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}
