import NIOCore
import NIOPosix

/// Finds ports that nobody listens at.
enum FreePort {
  /// A port that was free a moment ago.
  ///
  /// - Parameter preferred: The first to try; 0 for any.
  static func find(host: String, preferred: Int = 0) async -> Int? {
    if let port = await probe(host, preferred) { return port }
    return preferred == 0 ? nil : await probe(host, 0)
  }

  private static func probe(_ host: String, _ port: Int) async -> Int? {
    let bootstrap = ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
    guard let channel = try? await bootstrap.bind(host: host, port: port).get() else { return nil }
    let found = channel.localAddress?.port
    try? await channel.close()
    return found
  }
}
