import CakeOrdering
import CakeTesting
import HTTPTypes
import Testing

@testable import CakeHTTP

@Suite("Whom a request is from")
struct ClientAddressTests {
  private func address(_ peer: String, _ forwardedFor: [String], _ proxies: [String]) throws -> ClientAddress
  {
    var headers = HTTPFields()
    headers[values: .forwardedFor] = forwardedFor
    return ClientAddress(
      peer: IPAddress(peer), headers: headers,
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

  @Test(
    "is read strictly",
    arguments: [
      "", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1.2.3.x", "+1.2.3.4", ":", ":::", "1::2::3", "1:2:3:4:5:6:7",
      "1:2:3:4:5:6:7:8:9", "12345::", "g::", "::1.2.3", "1.2.3.4:80", "[::1]", "1:2:3:4:5:6:7::8",
    ])
  func malformed(_ text: String) {
    #expect(IPAddress(text) == nil)
  }

  @Test("is one address in all its spellings")
  func spellings() {
    #expect(IPAddress("2001:DB8:0:0:0:0:0:1") == IPAddress("2001:db8::1"))
    #expect(IPAddress("::ffff:1.2.3.4") == IPAddress("1.2.3.4"))
    #expect(IPAddress("fe80::1%eth0") == IPAddress("fe80::1"))
    #expect(IPAddress("::") == IPAddress("0:0:0:0:0:0:0:0"))
    #expect(IPAddress("2001:db8:1:2::9")?.household == IPAddress("2001:db8:1:2:ffff::")?.household)
    #expect(IPAddress("1.2.3.4")?.household != IPAddress("1.2.3.5")?.household)
  }

  @Test(
    "lies in a range or not",
    arguments: [
      ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false), ("0.0.0.0/0", "8.8.8.8", true),
      ("0.0.0.0/0", "2001:db8::1", false), ("192.168.1.7", "192.168.1.7", true),
      ("192.168.1.7/31", "192.168.1.6", true),
      ("fd00::/8", "fdff::1", true), ("fd00::/8", "fe00::1", false),
      ("2001:db8::/65", "2001:db8::7fff:0:0:1", true),
      ("2001:db8::/65", "2001:db8::8000:0:0:1", false), ("::/0", "1.2.3.4", true), ("::1/128", "::1", true),
    ])
  func ranges(_ range: String, _ address: String, _ isIn: Bool) throws {
    #expect(try #require(NetworkRange(range)).contains(try #require(IPAddress(address))) == isIn)
  }

  @Test(
    "knows no such range",
    arguments: ["", "/8", "10.0.0.0/33", "::/129", "10.0.0.0/-1", "10.0.0.0/", "x/8", "1.2.3.4/8/8"])
  func malformedRanges(_ text: String) {
    #expect(NetworkRange(text) == nil)
  }
}
