import Hummingbird
import NIOHTTP1
import Testing

@testable import AWSClient

@Suite(.timeLimit(.minutes(1))) struct ErrorTests {
  private func code(_ body: String, header: String? = nil) -> String {
    var headers = HTTPHeaders()
    if let header { headers.add(name: "X-Amzn-ErrorType", value: header) }
    return ServiceFailure.code(of: Answer(status: 400, headers: headers, body: Array(body.utf8)))
  }

  @Test(
    arguments: [
      (#"{"__type":"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException"}"#, nil),
      (#"{"__type":"ConditionalCheckFailedException","message":"m"}"#, nil),
      ("{}", "ConditionalCheckFailedException"),
      (
        "not JSON",
        "ConditionalCheckFailedException:http://internal.amazon.com/coral/com.amazon.coral.validate/"
      ),
      (#"{"code":"ConditionalCheckFailedException"}"#, nil),
      (#"{"__type":"Other"}"#, "aws.protocoltests#ConditionalCheckFailedException:http://internal/"),
    ] as [(String, String?)])
  func `the code is found wherever a service writes it`(body: String, header: String?) {
    #expect(code(body, header: header) == "ConditionalCheckFailedException")
  }

  @Test(arguments: ["", "[]", "{}", #"{"__type":"Dear Ada, your cake"}"#, #"{"__type":3}"#])
  func `what is no code is not passed on`(body: String) {
    #expect(code(body) == "Unknown")
  }

  @Test func `an error keeps its body for those who ask, and shows it to nobody`() async throws {
    try await StandInService.run(answering: { _ in .error("TransactionCanceledException") }) { _, port in
      try await withClient(.local(port)) { client in
        let sent = Array(#"{"secret":"cake"}"#.utf8)
        let error = try await #require(throws: AWSError.self) {
          try await client.call(.dynamoDB("TransactWriteItems"), sent)
        }
        #expect(String(decoding: error.body, as: UTF8.self).contains("about Ada"))
        #expect(
          error.description == "TransactWriteItems: TransactionCanceledException (status 400) (request R1)")
        var dumped = ""
        dump(error, to: &dumped)
        let shown = "\(error) \(String(reflecting: error)) \(error.localizedText) \(dumped)"
        #expect(!shown.contains("Ada") && !shown.contains("cake"))
      }
    }
  }
}

extension AWSError {
  fileprivate var localizedText: String { "\(self as any Error)" }
}
