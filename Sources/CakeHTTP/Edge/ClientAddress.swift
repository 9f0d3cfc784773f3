import HTTPTypes
import NetworkAddress

/// Whom a request is from.
struct ClientAddress: Equatable {
  /// The address; nil where there is no connection of ours.
  let address: IPAddress?
  /// Whether it comes straight from the machine itself, for nobody else.
  let isDirectLoopback: Bool

  /// - Parameter proxies: Who may say for whom a request is; what others say is not believed.
  init(peer: IPAddress?, headers: HTTPFields, proxies: [NetworkRange]) {
    let forwardedFor = headers[values: .forwardedFor]
    isDirectLoopback =
      peer?.isLoopback == true && forwardedFor.isEmpty && !headers.contains(.forwarded)
    address = peer.map { Self.client(behind: $0, forwardedFor, proxies) }
  }

  /// The last of those named that is no proxy of ours: what stands before it is only what it says of itself.
  private static func client(behind peer: IPAddress, _ forwardedFor: [String], _ proxies: [NetworkRange])
    -> IPAddress
  {
    var client = peer
    for name in forwardedFor.joined(separator: ",").split(separator: ",").reversed() {
      guard proxies.contains(where: { $0.contains(client) }),
        let next = IPAddress(client: name.filter { $0 != " " && $0 != "\t" })
      else { break }
      client = next
    }
    return client
  }
}
