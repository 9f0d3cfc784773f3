import CakeOrdering
import CakeTesting
import HTTPTypes
import NetworkAddress
import Testing

@testable import CakeHTTP

@Suite("Whom a request is from")
struct ClientAddressTests {
  private func address(_ peer: String, _ forwardedFor: [String], _ proxies: [String]) throws -> ClientAddress
  {
    var headers = HTTPFields()
    headers[values: .forwardedFor] = forwardedFor
    return ClientAddress(
      peer: IPAddress(client: peer), headers: headers,
      proxies: try proxies.map { try #require(NetworkRange($0)) })
  }

  @Test(
    "is whom the proxies that are trusted say, and nobody else",
    arguments: [
      ("203.0.113.9", [], ["10.0.0.0/8"], "203.0.113.9"),
      ("203.0.113.9", ["198.51.100.1"], ["10.0.0.0/8"], "203.0.113.9"),
      ("10.1.2.3", ["198.51.100.1"], ["10.0.0.0/8"], "198.51.100.1"),
      ("10.1.2.3", ["1.1.1.1, 198.51.100.1"], ["10.0.0.0/8"], "198.51.100.1"),
      ("10.1.2.3", ["1.1.1.1", "198.51.100.1 , 10.9.9.9"], ["10.0.0.0/8"], "198.51.100.1"),
      ("10.1.2.3", ["10.4.4.4"], ["10.0.0.0/8"], "10.4.4.4"),
      ("10.1.2.3", ["nobody"], ["10.0.0.0/8"], "10.1.2.3"),
      ("10.1.2.3", ["198.51.100.1, nobody"], ["10.0.0.0/8"], "10.1.2.3"),
      ("::1", ["2001:db8::7"], ["::1"], "2001:db8::7"),
      ("::ffff:10.1.2.3", ["1.2.3.4"], ["10.0.0.0/8"], "1.2.3.4"),
    ])
  func client(_ peer: String, _ forwarded: [String], _ proxies: [String], _ client: String) throws {
    #expect(try address(peer, forwarded, proxies).address == IPAddress(client))
  }

  @Test("is the machine itself only without any sign of a proxy")
  func loopback() throws {
    #expect(try address("127.0.0.1", [], []).isDirectLoopback)
    #expect(try address("::1", [], []).isDirectLoopback)
    #expect(try address("::ffff:127.9.9.9", [], []).isDirectLoopback)
    #expect(try !address("127.0.0.1", ["127.0.0.1"], ["127.0.0.1"]).isDirectLoopback)
    #expect(try !address("10.0.0.1", [], []).isDirectLoopback)
    let forwarded: HTTPFields = [.forwarded: "for=1.2.3.4"]
    #expect(!ClientAddress(peer: IPAddress("127.0.0.1"), headers: forwarded, proxies: []).isDirectLoopback)
  }

  @Test("is one in all the spellings of connections and proxies")
  func spellings() {
    #expect(IPAddress(client: "2001:DB8:0:0:0:0:0:1") == IPAddress(client: "2001:db8::1"))
    #expect(IPAddress(client: "::ffff:1.2.3.4") == IPAddress("1.2.3.4"))
    #expect(IPAddress(client: "fe80::1%eth0") == IPAddress("fe80::1"))
    #expect(IPAddress(client: "%eth0") == nil)
  }

  @Test("is counted by household")
  func household() {
    #expect(IPAddress("2001:db8:1:2::9")?.household == IPAddress("2001:db8:1:2:ffff::")?.household)
    #expect(IPAddress("2001:db8:1:2::9")?.household != IPAddress("2001:db8:1:3::9")?.household)
    #expect(IPAddress("1.2.3.4")?.household != IPAddress("1.2.3.5")?.household)
  }
}
