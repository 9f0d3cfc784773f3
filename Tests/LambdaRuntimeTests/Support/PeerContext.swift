import Hummingbird

/// The context of a request that knows which connection it came by.
struct PeerContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  let peerPort: Int?

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    peerPort = source.channel.remoteAddress?.port
  }
}
