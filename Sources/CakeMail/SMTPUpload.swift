import CCurl

/// What libcurl reads a message from, during one try.
///
/// Used on the thread of that try only; libcurl's callbacks find it through an unretained pointer.
final class SMTPUpload {
  let transfer: SMTPTransfer
  private(set) var sentCount = 0
  var dialogue = SMTPDialogue()

  init(_ transfer: SMTPTransfer) {
    self.transfer = transfer
  }

  /// Gives libcurl the next bytes of the message.
  static let read: curl_read_callback = { buffer, size, count, context in
    guard let buffer, let context else { return 0 }
    let upload = Unmanaged<SMTPUpload>.fromOpaque(context).takeUnretainedValue()
    return upload.copyNext(into: UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
  }

  /// Tells libcurl to stop once the sender has given up.
  static let progress: curl_xferinfo_callback = { context, _, _, _, _ in
    guard let context else { return 0 }
    return Unmanaged<SMTPUpload>.fromOpaque(context).takeUnretainedValue().transfer.isCancelled ? 1 : 0
  }

  private func copyNext(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let next = transfer.message[sentCount...].prefix(buffer.count)
    buffer.copyBytes(from: next)
    sentCount += next.count
    return next.count
  }
}
