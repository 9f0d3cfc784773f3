/// Bytes that can travel as text through a queue.
///
/// SQS takes U+0009, U+000A, U+000D, U+0020…U+D7FF, U+E000…U+FFFD and U+10000…U+10FFFF (SendMessage, MessageBody);
/// other control characters are escaped in JSON.
struct MessageText {
  /// The text.
  let text: String

  /// The bytes as text; nil if they are not UTF-8, or hold what a queue does not take even in JSON.
  init?(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self),
      !text.unicodeScalars.contains(where: { $0.value == 0xFFFE || $0.value == 0xFFFF })
    else { return nil }
    self.text = text
  }
}
