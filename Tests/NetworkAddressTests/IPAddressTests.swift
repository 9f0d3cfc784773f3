import NetworkAddress
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
    "256.1.1.1", "1.2.3.x", "+1.2.3.4", ":", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "12345::",
    "g::", "::1.2.3", "1.2.3.4:80", "1:2:3:4:5:6:7::8", "::1\0", "::1\0.example.com",
  ])
  func `no other form is an address`(text: String) {
    #expect(IPAddress(text) == nil)
  }

  @Test func `all spellings of a version 6 address are one`() {
    #expect(IPAddress("2001:DB8:0:0:0:0:0:1") == IPAddress("2001:db8::1"))
    #expect(IPAddress("::") == IPAddress("0:0:0:0:0:0:0:0"))
  }

  @Test func `an address that is mapped into version 6 is another one, until it is unmapped`() throws {
    let mapped = try #require(IPAddress("::ffff:1.2.3.4"))
    #expect(mapped != IPAddress("1.2.3.4"))
    #expect(mapped.unmapped == IPAddress("1.2.3.4"))
    for text in ["1.2.3.4", "::1.2.3.4", "1::ffff:1.2.3.4", "::1"] {
      let address = try #require(IPAddress(text))
      #expect(address.unmapped == address)
    }
  }

  @Test(arguments: [
    ("127.0.0.1", true), ("127.255.0.9", true), ("::1", true), ("::ffff:127.0.0.1", true),
    ("128.0.0.1", false), ("0.0.0.0", false), ("::", false), ("::2", false), ("1::1", false),
    ("::ffff:10.0.0.1", false),
  ])
  func `the machine itself is known by its addresses`(text: String, isLoopback: Bool) throws {
    #expect(try #require(IPAddress(text)).isLoopback == isLoopback)
  }
}
