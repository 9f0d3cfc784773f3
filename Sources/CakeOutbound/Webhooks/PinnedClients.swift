import AsyncHTTPClient
import NetworkAddress

/// HTTP clients that each reach one host at one address, kept so that connections are used again.
///
/// A client's addresses are part of its configuration, so a host needs another client for another address.
/// Certificates are validated for the host's name all the same.
actor PinnedClients {
  /// A host at an address.
  struct Pin: Hashable {
    let host: String
    let address: IPAddress
  }

  private struct Entry {
    let client: HTTPClient
    var users = 0
    var lastUse = 0
  }

  /// How many clients are kept at most while nobody uses them.
  private let limit: Int
  private let configuration: HTTPClient.Configuration
  private var entries: [Pin: Entry] = [:]
  private var uses = 0
  private var isShutDown = false

  init(configuration: HTTPClient.Configuration, limit: Int = 32) {
    self.configuration = configuration
    self.limit = limit
  }

  /// The client for a host at an address, which must be given back; nil once they are shut down.
  func take(_ pin: Pin) -> HTTPClient? {
    guard !isShutDown else { return nil }
    uses += 1
    var entry = entries[pin] ?? Entry(client: makeClient(pin))
    entry.users += 1
    entry.lastUse = uses
    entries[pin] = entry
    return entry.client
  }

  /// Gives a client back.
  func giveBack(_ pin: Pin) async {
    entries[pin]?.users -= 1
    await closeSurplus()
  }

  /// Closes all clients, for good; what they are doing fails.
  func shutdown() async {
    isShutDown = true
    let clients = entries.values.map(\.client)
    entries = [:]
    for client in clients { try? await client.shutdown() }
  }

  private func makeClient(_ pin: Pin) -> HTTPClient {
    var configuration = configuration
    configuration.dnsOverride = [pin.host: pin.address.description]
    return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }

  private func closeSurplus() async {
    let idle = entries.filter { $0.value.users == 0 }
    guard entries.count > limit, let oldest = idle.min(by: { $0.value.lastUse < $1.value.lastUse }) else {
      return
    }
    entries[oldest.key] = nil
    try? await oldest.value.client.shutdown()
  }
}
