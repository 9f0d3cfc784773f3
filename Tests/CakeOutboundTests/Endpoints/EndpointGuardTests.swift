import CakeOutbound
import NetworkAddress
import Testing

@Suite struct EndpointGuardTests {
  @Test func `an endpoint without TLS is refused unless private ones are allowed`() async throws {
    let resolver = AnsweringResolver(["8.8.8.8"])
    await #expect(throws: EndpointRefusal.insecure) {
      try await EndpointGuard(allowPrivate: false, resolver: resolver).check("http://example.com/")
    }
    #expect(resolver.asked.isEmpty)
    let checked = try await EndpointGuard(allowPrivate: true, resolver: resolver).check("http://example.com/")
    #expect(checked.addresses.map(\.description) == ["8.8.8.8"])
  }

  @Test func `an address as host is checked without asking anybody`() async throws {
    let resolver = AnsweringResolver(["8.8.8.8"])
    let endpoints = EndpointGuard(allowPrivate: false, resolver: resolver)
    await #expect(throws: EndpointRefusal.self) { try await endpoints.check("https://127.0.0.1/") }
    await #expect(throws: EndpointRefusal.self) { try await endpoints.check("https://[::ffff:a00:1]/") }
    #expect(try await endpoints.check("https://1.1.1.1/").addresses == [try #require(IPAddress("1.1.1.1"))])
    #expect(resolver.asked.isEmpty)
  }

  @Test func `a host with one private address among public ones is refused`() async throws {
    let endpoints = EndpointGuard(
      allowPrivate: false, resolver: AnsweringResolver(["93.184.216.34", "192.168.1.1"]))
    let refused = try #require(IPAddress("192.168.1.1"))
    await #expect(throws: EndpointRefusal.forbiddenAddress(refused, "private (RFC 1918)")) {
      try await endpoints.check("https://example.com/")
    }
  }

  @Test func `a name that points elsewhere the next time is refused then, and is never asked twice`()
    async throws
  {
    let resolver = AnsweringResolver(["93.184.216.34"], ["127.0.0.1"])
    let endpoints = EndpointGuard(allowPrivate: false, resolver: resolver)
    let checked = try await endpoints.check("https://rebinding.example/")
    #expect(checked.addresses.map(\.description) == ["93.184.216.34"])
    #expect(resolver.asked == ["rebinding.example"])
    await #expect(throws: EndpointRefusal.self) { try await endpoints.check("https://rebinding.example/") }
  }

  @Test func `a host that is not found is said to be so`() async {
    let endpoints = EndpointGuard(allowPrivate: false, resolver: AnsweringResolver())
    await #expect(throws: EndpointRefusal.unresolved("not known")) {
      try await endpoints.check("https://nowhere.example/")
    }
  }

  @Test func `the system knows this machine`() async throws {
    let addresses = try await SystemHostResolver().addresses(of: "localhost")
    let loopback = [IPAddress("127.0.0.1"), IPAddress("::1")]
    #expect(!addresses.isEmpty)
    #expect(addresses.allSatisfy(loopback.contains))
  }

  @Test func `the system knows no host that cannot be`() async {
    await #expect(throws: HostResolutionError.self) {
      try await SystemHostResolver(timeout: .seconds(1)).addresses(of: "nothing.invalid")
    }
  }

  @Test func `a resolver that takes too long is not waited for`() async {
    await #expect(throws: HostResolutionError(reason: "no answer in time")) {
      try await SystemHostResolver(timeout: .zero).addresses(of: "nothing.invalid")
    }
  }
}
