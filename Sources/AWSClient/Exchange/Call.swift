/// A call as it goes to its service, but for the signature.
struct Call {
  var service: AWSService
  /// The operation's name, for errors and logs.
  var operation: String
  var method = "POST"
  /// Below the endpoint's own path, percent-encoded.
  var path = "/"
  var headers: [(name: String, value: String)]
  var body: [UInt8]
}
