import AsyncHTTPClient
import NetworkAddress
import Testing

@testable import CakeOutbound

@Suite struct PinnedClientsTests {
  private func pin(_ last: UInt32) -> PinnedClients.Pin {
    PinnedClients.Pin(host: "wheels.invalid", address: .v4(last))
  }

  @Test func `a host at an address keeps its client`() async {
    let clients = PinnedClients(configuration: HTTPClient.Configuration())
    let first = await clients.take(pin(1))
    await clients.giveBack(pin(1))
    #expect(await clients.take(pin(1)) === first)
    #expect(await clients.take(pin(2)) !== first)
    await clients.shutdown()
  }

  @Test func `only as many are kept as may be, and none is closed in use`() async {
    let clients = PinnedClients(configuration: HTTPClient.Configuration(), limit: 1)
    let first = await clients.take(pin(1))
    let second = await clients.take(pin(2))
    await clients.giveBack(pin(2))
    #expect(await clients.take(pin(1)) === first)
    #expect(await clients.take(pin(2)) !== second)
    await clients.shutdown()
  }

  @Test func `after the shutdown there are no clients`() async {
    let clients = PinnedClients(configuration: HTTPClient.Configuration())
    await clients.shutdown()
    #expect(await clients.take(pin(1)) === nil)
  }
}
