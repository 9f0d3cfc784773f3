extension Settings {
  /// Chooses a port where any free one will do, before anything is built: links in emails and callbacks hold it.
  ///
  /// - Throws: ``CommandFailure`` if nobody can listen at the address.
  mutating func choosePort() async throws(CommandFailure) {
    guard port == 0 else { return }
    guard let free = await FreePort.find(host: host) else {
      throw CommandFailure("Nobody can listen at \(host): CAKE_HOST must be an address of this machine.")
    }
    port = free
  }

  /// Where customers reach the shop.
  var reachableURL: String { publicURL ?? "http://\(HostText.reachable(host)):\(port)" }
}
