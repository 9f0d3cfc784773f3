import NetworkAddress
import Testing

@testable import CakeOutbound

@Suite struct AddressRulesTests {
  static let publicAddresses = [
    "1.1.1.1", "8.8.8.8", "93.184.216.34", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0",
    "126.255.255.255", "128.0.0.0", "169.253.255.255", "172.15.255.255", "172.32.0.0", "192.0.1.0",
    "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255",
    "2606:4700:4700::1111", "2a00:1450:4001::1", "2001:4860:4860::8888", "2001:200::1",
    "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "2002:808:808::1",
  ]

  /// Addresses that are reached where private endpoints are allowed.
  static let privateAddresses = [
    "10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255", "127.0.0.1", "127.255.255.255",
    "169.254.169.254", "172.16.0.0", "172.31.255.255", "192.168.0.0", "192.168.255.255", "::1", "fc00::1",
    "fdff:ffff::1", "fe80::1", "febf::1", "fec0::1", "64:ff9b:1::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
    "64:ff9b::169.254.169.254", "2002:7f00:1::", "2002:c0a8:101::1", "::127.0.0.1",
  ]

  /// Addresses at which there is never an endpoint.
  static let uselessAddresses = [
    "0.0.0.0", "0.255.255.255", "192.0.0.1", "192.0.2.1", "192.88.99.1", "198.18.0.0", "198.19.255.255",
    "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "::",
    "100::1", "2001::1", "2001:2::1", "2001:10::1", "2001:db8::1", "3fff::1", "ff02::1", "4000::1", "5f00::1",
    "::ffff:0.0.0.0", "64:ff9b::224.0.0.1", "2002:e000:1::",
  ]

  @Test(arguments: publicAddresses)
  func `a public address may be connected to`(text: String) throws {
    let address = try #require(IPAddress(text))
    #expect(AddressRules(allowsPrivate: false).refusal(of: address) == nil)
    #expect(AddressRules(allowsPrivate: true).refusal(of: address) == nil)
  }

  @Test(arguments: privateAddresses)
  func `a private address is refused unless it is allowed`(text: String) throws {
    let address = try #require(IPAddress(text))
    #expect(AddressRules(allowsPrivate: false).refusal(of: address) != nil)
    #expect(AddressRules(allowsPrivate: true).refusal(of: address) == nil)
  }

  @Test(arguments: uselessAddresses)
  func `an address where nobody can be is always refused`(text: String) throws {
    let address = try #require(IPAddress(text))
    #expect(AddressRules(allowsPrivate: false).refusal(of: address) != nil)
    #expect(AddressRules(allowsPrivate: true).refusal(of: address) != nil)
  }

  @Test func `every block of the table can be read`() {
    #expect(AddressBlock.specialPurpose.count == 29)
    #expect(AddressBlock.globalUnicast != nil)
  }

  @Test func `a refusal says what the address is`() throws {
    let rules = AddressRules(allowsPrivate: false)
    #expect(rules.refusal(of: try #require(IPAddress("10.1.2.3"))) == "private (RFC 1918)")
    #expect(
      rules.refusal(of: try #require(IPAddress("::ffff:10.1.2.3")))
        == "an embedding of 10.1.2.3, which is private (RFC 1918)")
  }
}
