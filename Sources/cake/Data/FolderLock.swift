#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// That this process alone serves a data folder. The system lets go of it however the process ends.
final class FolderLock: Sendable {
  private let descriptor: Int32

  /// Takes the lock of a folder.
  ///
  /// - Throws: ``CommandFailure`` if another server has it.
  init(_ folder: DataFolder) throws(CommandFailure) {
    let path = folder.path + "/serve.lock"
    descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw CommandFailure("\(path) cannot be opened: \(String(cString: strerror(errno)))")
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw CommandFailure(
        "Another server runs on the data folder \(folder.path). Stop it first, or name another folder.")
    }
  }

  deinit {
    close(descriptor)
  }
}
