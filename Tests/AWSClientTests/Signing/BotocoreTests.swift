import Foundation
import JSONText
import Testing

@testable import AWSClient

/// Against the signer that the AWS command line has. Set `CAKE_TEST_PYTHON` to a Python that has botocore.
@Suite(.enabled(if: Python.path != nil), .timeLimit(.minutes(2))) struct BotocoreTests {
  struct Example {
    var service = "dynamodb"
    var path = "/"
    var query = ""
    var headers: [(name: String, value: String)]
    var body: [UInt8]
    var token: String?
    var seconds: Int64
  }

  private static let region = "eu-central-1"

  @Test func `every request gets the signature that botocore gives it`() throws {
    let examples = Self.known + Self.made(200)
    let answers = try Python.run(Self.program, input: Self.input(examples))
    let expected = answers.split(separator: "\n").map(String.init)
    #expect(expected.count == examples.count)
    let signer = RequestSigner(region: Self.region)
    for (example, expected) in zip(examples, expected) {
      let request = SignedRequest(
        method: "POST", path: example.path, query: example.query, headers: example.headers,
        bodyDigest: SignedRequest.digest(of: example.body))
      let added = signer.headers(
        signing: request, service: example.service, at: SigningTime(secondsSinceEpoch: example.seconds),
        by: AWSCredentials(accessKeyID: "AKIA", secretAccessKey: "se/cr+et", sessionToken: example.token))
      #expect(added.last?.value == expected, "\(example)")
    }
  }

  /// Calls as the client makes them.
  private static var known: [Example] {
    [
      Example(
        headers: [
          (name: "Content-Type", value: "application/x-amz-json-1.0"),
          (name: "X-Amz-Target", value: "DynamoDB_20120810.PutItem"),
          (name: "Host", value: "dynamodb.eu-central-1.amazonaws.com"),
        ], body: Array(#"{"TableName":"orders","Item":{"name":{"S":"Jörg 🎂"}}}"#.utf8), seconds: 1_766_000_000
      ),
      Example(
        service: "ses", path: "/v2/email/identities/a%40b%20c%2Fd",
        headers: [(name: "host", value: "a:8000")],
        body: [], token: "to/ken==", seconds: 0),
      Example(
        service: "ssm", query: "b=2&a=1&a=0&c&d=%20%2B~&e=x%3Dy", headers: [(name: "Host", value: "a")],
        body: [0, 255], seconds: 4_102_444_799),
    ]
  }

  /// Requests that nobody thought of, the same in every run.
  private static func made(_ count: Int) -> [Example] {
    var chance = SeededGenerator(state: 3)
    return (0..<count).map { _ in
      var headers = [(name: "Host", value: "h\(Int.random(in: 0..<9, using: &chance)).example")]
      for number in 0..<Int.random(in: 0..<6, using: &chance) {
        headers.append(
          (name: "X-\(text(1...8, "aZ-9", &chance))\(number)", value: text(0...20, "a  b,;=%\t", &chance)))
      }
      return Example(
        path: "/" + text(0...20, "ab/.%7E-_~+:@$", &chance).replacingOccurrences(of: "..", with: "."),
        headers: headers, body: Array(text(0...99, "{}\"ü🎂", &chance).utf8),
        token: Bool.random(using: &chance) ? text(9...99, "a/+=", &chance) : nil,
        seconds: Int64.random(in: 0..<4_102_444_800, using: &chance))
    }
  }

  private static func text(
    _ length: ClosedRange<Int>, _ letters: String, _ chance: inout SeededGenerator
  ) -> String {
    let letters = Array(letters)
    return String(
      (0..<Int.random(in: length, using: &chance)).map { _ in
        letters[Int.random(in: 0..<letters.count, using: &chance)]
      })
  }

  private static func input(_ examples: [Example]) -> String {
    var writer = JSONWriter()
    writer.beginArray()
    for example in examples {
      writer.beginObject()
      writer.member("service", example.service)
      writer.member("path", example.path)
      writer.member("query", example.query)
      writer.name("headers")
      writer.beginArray()
      for header in example.headers {
        writer.beginArray()
        writer.value(header.name)
        writer.value(header.value)
        writer.endArray()
      }
      writer.endArray()
      writer.member("body", Data(example.body).base64EncodedString())
      writer.member("token", ifPresent: example.token)
      writer.member("seconds", Int(example.seconds))
      writer.endObject()
    }
    writer.endArray()
    return writer.text
  }

  private static let program = """
    import base64, datetime, json, sys
    import botocore.auth
    from botocore.awsrequest import AWSRequest
    from botocore.credentials import Credentials

    for example in json.load(sys.stdin):
        time = datetime.datetime.fromtimestamp(example["seconds"], datetime.timezone.utc)
        botocore.auth.get_current_datetime = lambda *_, **__: time
        request = AWSRequest(
            method="POST", data=base64.b64decode(example["body"]),
            url="https://unused" + example["path"] + ("?" + example["query"] if example["query"] else ""),
        )
        for name, value in example["headers"]:
            request.headers[name] = value
        credentials = Credentials("AKIA", "se/cr+et", example.get("token"))
        botocore.auth.SigV4Auth(credentials, example["service"], "eu-central-1").add_auth(request)
        print(request.headers["Authorization"])
    """
}
