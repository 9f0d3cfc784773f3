#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The file of one email.
struct EMLFile {
  private let folder: String
  private let name: String

  init(folder: String, emailID: String) {
    self.folder = folder
    self.name = Self.name(for: emailID)
  }

  /// Puts the bytes in place of what was there before; a reader sees the old file or the new one.
  func replaceContents(with bytes: [UInt8], durable: Bool) throws(SystemError) {
    // The process in the name keeps two processes from writing into the same file.
    let temporary = "\(folder)/.\(name).\(getpid()).tmp"
    do throws(SystemError) {
      try writeNew(temporary, bytes, durable: durable)
      guard rename(temporary, "\(folder)/\(name)") == 0 else { throw .latest }
      if durable { try flushFolder() }
    } catch {
      unlink(temporary)
      throw error
    }
  }

  private func writeNew(_ path: String, _ bytes: [UInt8], durable: Bool) throws(SystemError) {
    let descriptor = try openNew(path)
    do throws(SystemError) {
      try fill(descriptor, with: bytes)
      if durable, fsync(descriptor) != 0 { throw .latest }
    } catch {
      close(descriptor)
      throw error
    }
    guard close(descriptor) == 0 else { throw .latest }
  }

  /// Opens a file for writing and makes its folder if there is none.
  private func openNew(_ path: String) throws(SystemError) -> Int32 {
    let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC
    var descriptor = open(path, flags, 0o600)
    if descriptor < 0, SystemError.latest.isNotFound {
      makeFolder()
      descriptor = open(path, flags, 0o600)
    }
    guard descriptor >= 0 else { throw .latest }
    return descriptor
  }

  /// Makes the folder and those above it. Whether that worked shows when the file is opened.
  private func makeFolder() {
    for index in folder.indices.dropFirst() where folder[index] == "/" {
      mkdir(String(folder[..<index]), 0o700)
    }
    mkdir(folder, 0o700)
  }

  private func fill(_ descriptor: Int32, with bytes: [UInt8]) throws(SystemError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .latest }
      rest.removeFirst(count)
    }
  }

  private func flushFolder() throws(SystemError) {
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .latest }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .latest }
  }

  /// `<id>.eml`. Characters other than `[A-Za-z0-9_.-]`, and a dot in front, are percent-encoded: different
  /// ids have different files, none is hidden, and none is elsewhere.
  private static func name(for emailID: String) -> String {
    var name = ""
    for (index, byte) in emailID.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
        name.unicodeScalars.append(Unicode.Scalar(byte))
      case UInt8(ascii: ".") where index > 0:
        name += "."
      default:
        name += "%" + QuotedPrintable.escaped(byte).dropFirst()
      }
    }
    return name + ".eml"
  }
}
