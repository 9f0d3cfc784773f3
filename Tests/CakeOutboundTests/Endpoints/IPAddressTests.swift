import CakeOutbound
import Testing

@Suite struct IPAddressTests {
  @Test(arguments: ["0.0.0.0", "127.0.0.1", "8.8.8.8", "255.255.255.255"])
  func `a dotted quad is read and written as it is`(text: String) throws {
    #expect(try #require(IPAddress(text)).description == text)
  }

  @Test(arguments: [
    ("::1", "0:0:0:0:0:0:0:1"), ("2001:db8::8:800:200c:417a", "2001:db8:0:0:8:800:200c:417a"),
    ("::ffff:127.0.0.1", "0:0:0:0:0:ffff:7f00:1"), ("FE80::1", "fe80:0:0:0:0:0:0:1"),
  ])
  func `a version 6 address is written with all its groups`(text: String, full: String) throws {
    #expect(try #require(IPAddress(text)).description == full)
  }

  @Test(arguments: [
    "", "1.2.3", "1.2.3.4.5", "01.2.3.4", "1.2.3.256", "0x7f.0.0.1", "127.1", "2130706433", "1.2.3.4 ",
    "1.2.3.-4", "١.2.3.4", "[::1]", "fe80::1%eth0", "localhost", ":::",
  ])
  func `no other form is an address`(text: String) {
    #expect(IPAddress(text) == nil)
  }
}
