import CakeOutbound
import Testing

@Suite struct WebhookEndpointTests {
  @Test(arguments: [
    ("https://example.com", "https://example.com/"),
    ("HTTPS://Example.COM:8443/a/b?c=d&e=%20", "https://example.com:8443/a/b?c=d&e=%20"),
    ("http://localhost:8080/hooks", "http://localhost:8080/hooks"),
    ("https://93.184.216.34/x", "https://93.184.216.34/x"),
    ("https://[2606:4700::1]:444/x", "https://[2606:4700:0:0:0:0:0:1]:444/x"),
    ("https://xn--kse-qla.example?x", "https://xn--kse-qla.example/?x"),
    ("https://sandbox_1:80/", "https://sandbox_1:80/"),
  ])
  func `a plain URL is read`(text: String, url: String) throws {
    #expect(try WebhookEndpoint(text).url == url)
  }

  @Test(arguments: [
    "", "example.com", "//example.com", "ftp://example.com/", "https://", "https:///path", "https://a..b/",
    "https://.example.com/", "https://example.com./", "https://-a.example/", "https://exa mple.com/",
    "https://example.com\\@evil.example/", "https://example.com/a b", "https://example.com/#x",
    "https://example.com:0/", "https://example.com:65536/", "https://example.com:80x/",
    "https://example.com:/",
    "https://example.com/\r\nx: y", "https://käse.example/", "https://[::1/", "https://[::1]x/",
    "https://[127.0.0.1]/", "https://[fe80::1%25eth0]/", "https://exa%6dple.com/",
    "https+unix://%2Frun%2Fx/", "unix:///run/x",
  ])
  func `anything else is refused`(text: String) {
    #expect(throws: EndpointRefusal.self) { try WebhookEndpoint(text) }
  }

  @Test(arguments: [
    "https://2130706433/", "https://0x7f.1/", "https://0x7f000001/", "https://127.1/", "https://0177.0.0.1/",
    "https://127.0.0.01/", "https://1.2.3.4.5/", "https://example.0x1/", "https://0/", "https://256.1.1.1/",
  ])
  func `an address in an odd form is refused`(text: String) {
    #expect(throws: EndpointRefusal.malformed("its host is an address in an odd form")) {
      try WebhookEndpoint(text)
    }
  }

  @Test(arguments: ["https://user@example.com/", "https://user:secret@example.com/", "https://@example.com/"])
  func `credentials are refused and not repeated`(text: String) {
    #expect(throws: EndpointRefusal.credentials) { try WebhookEndpoint(text) }
    #expect(!EndpointRefusal.credentials.reason.contains("secret"))
  }
}
