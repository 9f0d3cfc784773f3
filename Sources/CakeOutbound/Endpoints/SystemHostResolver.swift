import NIOCore
import NIOPosix
public import NetworkAddress

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Asks the operating system (`getaddrinfo`), which knows `/etc/hosts`, the name servers, and the order in
/// which addresses are best tried (RFC 6724).
public struct SystemHostResolver: HostResolver {
  private let timeout: TimeAmount

  /// A resolver that gives up after a while.
  ///
  /// - Parameter timeout: How long to wait for an answer.
  public init(timeout: Duration = .seconds(5)) {
    self.timeout = TimeAmount(timeout)
  }

  /// The addresses of a host; see ``HostResolver/addresses(of:)``.
  public func addresses(of host: String) async throws(HostResolutionError) -> [IPAddress] {
    // The call blocks for as long as it likes, so it gets a thread of a pool made for that, and whichever
    // comes first settles the promise: the answer or the timeout.
    let loop = MultiThreadedEventLoopGroup.singleton.next()
    let promise = loop.makePromise(of: Result<[IPAddress], HostResolutionError>.self)
    let limit = loop.scheduleTask(in: timeout) {
      promise.succeed(.failure(HostResolutionError(reason: "no answer in time")))
    }
    NIOThreadPool.singleton.submit { state in
      promise.succeed(state == .active ? Self.ask(host) : .failure(HostResolutionError(reason: "shut down")))
    }
    defer { limit.cancel() }
    do {
      return try await promise.futureResult.get().get()
    } catch let error as HostResolutionError {
      throw error
    } catch {
      throw HostResolutionError(reason: "\(error)")
    }
  }

  private static func ask(_ host: String) -> Result<[IPAddress], HostResolutionError> {
    var hints = addrinfo()
    hints.ai_socktype = streamSocket
    // Only addresses of a version that this machine has itself.
    hints.ai_flags = AI_ADDRCONFIG
    var list: UnsafeMutablePointer<addrinfo>?
    let code = getaddrinfo(host, nil, &hints, &list)
    guard code == 0 else {
      return .failure(HostResolutionError(reason: String(cString: gai_strerror(code))))
    }
    defer { freeaddrinfo(list) }
    var addresses: [IPAddress] = []
    var entry = list
    while let current = entry?.pointee {
      if let address = Self.address(current), !addresses.contains(address) { addresses.append(address) }
      entry = current.ai_next
    }
    return addresses.isEmpty
      ? .failure(HostResolutionError(reason: "it has no address")) : .success(addresses)
  }

  private static func address(_ entry: addrinfo) -> IPAddress? {
    guard let pointer = UnsafeRawPointer(entry.ai_addr) else { return nil }
    switch entry.ai_family {
    case AF_INET:
      return .v4(UInt32(bigEndian: pointer.loadUnaligned(as: sockaddr_in.self).sin_addr.s_addr))
    case AF_INET6:
      let address = pointer.loadUnaligned(as: sockaddr_in6.self).sin6_addr
      return withUnsafeBytes(of: address) { IPAddress(v6: $0) }
    default:
      return nil
    }
  }

  private static var streamSocket: CInt {
    #if canImport(Glibc)
      CInt(SOCK_STREAM.rawValue)
    #else
      SOCK_STREAM
    #endif
  }
}
