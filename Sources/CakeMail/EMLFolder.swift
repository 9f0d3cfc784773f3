public import CakeOrdering

/// Writes emails into a folder, one `.eml` file each, instead of sending them.
///
/// The folder stands for a mail provider where there is none: on a developer's machine, or in a demo. The
/// file's name comes from the email's id alone, so that an email sent twice is there once. Files are for
/// their owner only (mode 0600): they hold what customers wrote.
public actor EMLFolder: MailSender {
  nonisolated let executor = SerialQueueExecutor(label: "EMLFolder")
  private let path: String
  private let from: Mailbox
  private let isDurable: Bool
  private let now: @Sendable () -> Int64

  /// The queue on which files are written, so that a slow disk holds up nobody else.
  public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// A folder that is made, for its owner only, when the first email is written.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - from: Whom emails are from.
  ///   - durable: Whether an accepted email survives a power cut, at the price of flushing the disk for each.
  ///     Off unless asked for: the order itself is stored durably elsewhere, its email can be sent again, and
  ///     what stands in for a mail provider must not be what slows a demo down. A crash of the process alone
  ///     loses nothing either way.
  ///   - now: What time it is, in seconds since 1970-01-01T00:00:00Z, for the `Date` of emails.
  public init(path: String, from: Mailbox, durable: Bool = false, now: @escaping @Sendable () -> Int64) {
    self.path = path
    self.from = from
    self.isDurable = durable
    self.now = now
  }

  /// Writes the email to its file, whole or not at all.
  ///
  /// - Throws: ``MailError/temporary(_:)`` with the system's words if it cannot be written.
  public func send(_ email: Email) throws(MailError) {
    let message = MIMEMessage(email, from: from, date: now())
    let file = EMLFile(folder: path, emailID: email.id)
    do throws(SystemError) {
      try file.replaceContents(with: message.bytes, durable: isDurable)
    } catch {
      throw .temporary("mail folder: \(error)")
    }
  }
}
