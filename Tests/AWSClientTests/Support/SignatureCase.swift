import Foundation
import JSONText
import Testing

@testable import AWSClient

/// A case of the suite for Signature Version 4 that AWS publishes, in its header form.
struct SignatureCase: CustomTestStringConvertible {
  let name: String
  let testDescription: String
  private let folder: URL
  private let context: JSONValue

  /// All of them.
  static let all: [SignatureCase] = {
    guard let root = Bundle.module.url(forResource: "Fixtures/sigv4", withExtension: nil) else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    return names.filter { $0 != "LICENSE" }.sorted().compactMap {
      try? SignatureCase(name: $0, folder: root.appending(path: $0))
    }
  }()

  private init(name: String, folder: URL) throws {
    self.name = name
    self.testDescription = name
    self.folder = folder
    context = try JSONValue(parsing: Array(try Data(contentsOf: folder.appending(path: "context.json"))))
  }

  /// What is expected, by the name of its file.
  func expected(_ file: String) throws -> String {
    try String(contentsOf: folder.appending(path: file), encoding: .utf8)
  }

  var normalizesPath: Bool { context["normalize"]?.bool ?? true }
  var region: String { context["region"]?.string ?? "" }
  var service: String { context["service"]?.string ?? "" }

  var time: SigningTime {
    SigningTime(
      secondsSinceEpoch: context["timestamp"]?.string.flatMap { InternetTime.secondsSinceEpoch($0) } ?? 0)
  }

  /// Without the token where it is added after signing.
  var credentials: AWSCredentials {
    let given = context["credentials"]
    let isSigned = context["omit_session_token"]?.bool != true
    return AWSCredentials(
      accessKeyID: given?["access_key_id"]?.string ?? "",
      secretAccessKey: given?["secret_access_key"]?.string ?? "",
      sessionToken: isSigned ? given?["token"]?.string : nil)
  }

  /// The request of the case, with the headers that its context asks for.
  func request() throws -> SignedRequest {
    let text = try expected("request.txt")
    let end = text.range(of: "\n\n")
    let head = end.map { text[..<$0.lowerBound] } ?? text[...]
    let body = end.map { String(text[$0.upperBound...]) } ?? ""
    var lines = head.split(separator: "\n").map(String.init)
    let first = lines.removeFirst()
    var headers: [(name: String, value: String)] = []
    for line in lines {
      if line.hasPrefix(" "), let last = headers.indices.last {
        headers[last].value += "\n" + line
      } else {
        let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        headers.append((name: String(parts[0]), value: String(parts[1])))
      }
    }
    let digest = SignedRequest.digest(of: body.utf8)
    if context["sign_body"]?.bool == true { headers.append((name: "X-Amz-Content-Sha256", value: digest)) }
    // The path may hold spaces.
    let method = first.prefix { $0 != " " }
    let target = first.dropFirst(method.count + 1).dropLast(" HTTP/1.1".count)
    let path = target.prefix { $0 != "?" }
    return SignedRequest(
      method: String(method), path: String(path), query: String(target.dropFirst(path.count + 1)),
      headers: headers, bodyDigest: digest)
  }
}
