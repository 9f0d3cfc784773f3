import NIOHTTP1

/// What a service answered.
struct Answer: Sendable {
  var status: Int
  var headers: HTTPHeaders
  var body: [UInt8]

  /// What the service calls the request.
  var requestID: String? {
    headers.first(name: "x-amzn-requestid") ?? headers.first(name: "x-amz-request-id")
  }
}
