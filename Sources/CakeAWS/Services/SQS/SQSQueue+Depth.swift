import JSONText

extension SQSQueue {
  /// About how many messages a queue holds.
  struct Depth {
    /// Those that the next who asks may get.
    var visible: Int
    /// Those that were received, or are put off.
    var hidden: Int
  }

  /// About how many messages it holds (GetQueueAttributes).
  func depth() async throws(PublishError) -> Depth {
    var json = JSONWriter()
    json.object { json in
      json.member("QueueUrl", address)
      json.array("AttributeNames") { json in
        json.value("ApproximateNumberOfMessages")
        json.value("ApproximateNumberOfMessagesNotVisible")
        json.value("ApproximateNumberOfMessagesDelayed")
      }
    }
    let attributes = try await call("GetQueueAttributes", json)["Attributes"]
    func number(_ name: String) -> Int { attributes?[name]?.string.flatMap { Int($0) } ?? 0 }
    return Depth(
      visible: number("ApproximateNumberOfMessages"),
      hidden: number("ApproximateNumberOfMessagesNotVisible") + number("ApproximateNumberOfMessagesDelayed"))
  }
}
