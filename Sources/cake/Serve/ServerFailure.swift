import NIOCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why a server did not start or did not go on, in words.
enum ServerFailure {
  static func failure(_ error: any Error, host: String, port: Int) -> CommandFailure {
    if let failure = error as? CommandFailure { return failure }
    guard let error = error as? IOError else { return CommandFailure("The server ended: \(error)") }
    switch error.errnoCode {
    case EADDRINUSE:
      return CommandFailure(
        "Port \(port) on \(host) is in use. Stop what runs there, or choose another --port.")
    case EACCES:
      return CommandFailure(
        "Port \(port) may not be listened at by this user. Choose one above 1023 with --port.")
    default:
      return CommandFailure("Nobody can listen at \(host) port \(port): \(error)")
    }
  }
}
