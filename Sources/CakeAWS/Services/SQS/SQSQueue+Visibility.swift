import JSONText

extension SQSQueue: MessageVisibility {
  /// Nobody receives a message for so long; see ``MessageVisibility/hide(_:for:)``.
  public func hide(_ receiptHandle: String, for delay: Duration) async throws(PublishError) {
    var json = JSONWriter()
    json.object { json in
      json.member("QueueUrl", address)
      json.member("ReceiptHandle", receiptHandle)
      json.member("VisibilityTimeout", min(max(delay, .zero), Self.longestVisibility).roundedUpToSeconds)
    }
    _ = try await call("ChangeMessageVisibility", json)
  }

  /// A message can be invisible for twelve hours from when it was received (ChangeMessageVisibility): less the
  /// longest invocation of a function, a quarter of an hour, which began after that.
  static let longestVisibility = Duration.seconds(43_200 - 900)
}
