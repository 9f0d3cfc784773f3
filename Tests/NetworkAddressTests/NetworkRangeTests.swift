import NetworkAddress
import Testing

@Suite struct NetworkRangeTests {
  @Test(arguments: [
    ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false), ("0.0.0.0/0", "8.8.8.8", true),
    ("10.0.0.0/8", "::ffff:10.255.0.1", true), ("0.0.0.0/0", "2001:db8::1", false),
    ("192.168.1.7", "192.168.1.7", true), ("192.168.1.7/31", "192.168.1.6", true),
    ("fd00::/8", "fdff::1", true), ("fd00::/8", "fe00::1", false),
    ("2001:db8::/65", "2001:db8::7fff:0:0:1", true), ("2001:db8::/65", "2001:db8::8000:0:0:1", false),
    ("::/0", "1.2.3.4", true), ("::1/128", "::1", true), ("::1", "::2", false),
    ("::ffff:10.0.0.0/104", "10.1.2.3", true),
  ])
  func `an address lies in a range or not`(range: String, address: String, isIn: Bool) throws {
    #expect(try #require(NetworkRange(range)).contains(try #require(IPAddress(address))) == isIn)
  }

  @Test(arguments: ["", "/8", "10.0.0.0/33", "::/129", "10.0.0.0/-1", "10.0.0.0/", "x/8", "1.2.3.4/8/8"])
  func `no other form is a range`(text: String) {
    #expect(NetworkRange(text) == nil)
  }
}
