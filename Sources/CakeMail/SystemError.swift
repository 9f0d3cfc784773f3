#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A call to the operating system that failed.
struct SystemError: Error, Equatable, CustomStringConvertible {
  /// The system's number for it.
  let code: Int32

  /// Whether a file or folder on the way does not exist.
  var isNotFound: Bool { code == ENOENT }

  /// The error of the call that was made last on this thread.
  static var latest: SystemError { SystemError(code: errno) }

  var description: String { String(cString: strerror(code)) }
}
