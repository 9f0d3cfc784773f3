#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The service manager that started this process, told by datagrams how it is doing (sd_notify(3)).
///
/// By hand, since libsystemd is not on every machine and the protocol is one datagram on one socket.
public struct ServiceManager: Sendable {
  /// What is told, in the words of sd_notify(3).
  public enum State: Sendable, Equatable {
    /// It serves.
    case ready
    /// It was told to end, and does.
    case stopping
    /// It is alive.
    case alive
    /// Its start takes longer: so much from now on.
    case startExtended(by: Duration)

    var text: String {
      switch self {
      case .ready: "READY=1"
      case .stopping: "STOPPING=1"
      case .alive: "WATCHDOG=1"
      case .startExtended(let more): "EXTEND_TIMEOUT_USEC=\(more.components.seconds * 1_000_000)"
      }
    }
  }

  /// After what time without ``State/alive`` the manager ends the process; nil where it does not look.
  public let watchdogInterval: Duration?

  private let address: [UInt8]

  /// The manager that `NOTIFY_SOCKET` names, and how often it looks, `WATCHDOG_USEC`; nil where nobody is to be told.
  public init?(environment: [String: String]) {
    guard let path = environment["NOTIFY_SOCKET"], path.hasPrefix("/") || path.hasPrefix("@"),
      path.utf8.count < Self.longestPath
    else { return nil }
    // An `@` stands for the zero byte of an abstract socket.
    address = path.hasPrefix("@") ? [0] + Array(path.utf8.dropFirst()) : Array(path.utf8)
    let microseconds = environment["WATCHDOG_USEC"].flatMap { Int64($0) } ?? 0
    let isMeant = environment["WATCHDOG_PID"].map { $0 == String(getpid()) } ?? true
    watchdogInterval = microseconds > 0 && isMeant ? .microseconds(microseconds) : nil
  }

  /// Tells it, if it listens: what cannot be told is nobody's fault here, and nothing waits for it.
  public func tell(_ state: State) {
    let socket = socket(AF_UNIX, Self.datagrams, 0)
    guard socket >= 0 else { return }
    defer { close(socket) }
    var target = sockaddr_un()
    target.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &target.sun_path) { $0.copyBytes(from: address) }
    let pathStart = MemoryLayout.offset(of: \sockaddr_un.sun_path) ?? 2
    let length = socklen_t(pathStart + address.count)
    let message = Array(state.text.utf8)
    withUnsafePointer(to: &target) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { target in
        _ = sendto(socket, message, message.count, Int32(MSG_DONTWAIT), target, length)
      }
    }
  }

  private static let longestPath = MemoryLayout.size(ofValue: sockaddr_un().sun_path)

  #if canImport(Glibc)
    private static let datagrams = Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
  #elseif canImport(Musl)
    private static let datagrams = SOCK_DGRAM | SOCK_CLOEXEC
  #else
    private static let datagrams = SOCK_DGRAM
  #endif
}
