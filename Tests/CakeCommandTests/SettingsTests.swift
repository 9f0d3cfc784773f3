import ArgumentParser
import CakeHTTP
import CakeMail
import CakeOrdering
import Logging
import Testing

@testable import cake

@Suite("Settings")
struct SettingsTests {
  @Test("What nobody sets has its default")
  func defaults() throws {
    let settings = try Settings(environment: [:])
    #expect(settings.host == "127.0.0.1")
    #expect(settings.port == 8080)
    #expect(settings.dataDirectory == "data")
    #expect(settings.shopFile == nil)
    #expect(settings.publicURL == nil)
    #expect(settings.smtpServer == nil)
    #expect(settings.allowsPrivateEndpoints == false)
    #expect(settings.logLevel == .info)
    #expect(settings.rateLimit == 120)
    #expect(settings.connectionsPerAddress == 256)
    #expect(settings.trustedProxies.isEmpty)
  }

  @Test("Flags come before the environment, and the environment before defaults")
  func precedence() throws {
    let environment = ["CAKE_PORT": "9000", "CAKE_HOST": "0.0.0.0"]
    let settings = try Settings(flags: ["CAKE_PORT": "9001"], environment: environment)
    #expect(settings.port == 9001)
    #expect(settings.host == "0.0.0.0")
    #expect(settings.rateLimit == 120)
  }

  @Test("A variable that is empty is not set")
  func empty() throws {
    let settings = try Settings(environment: ["CAKE_SMTP_URL": "", "CAKE_PORT": ""])
    #expect(settings.smtpServer == nil)
    #expect(settings.port == 8080)
  }

  @Test("All faults are named at once, each by its variable")
  func faults() throws {
    let environment = [
      "CAKE_PORT": "many", "CAKE_RATE_LIMIT": "-1", "CAKE_PUBLIC_URL": "cakes.example",
      "CAKE_LOG_LEVEL": "loud", "CAKE_ALLOW_PRIVATE_ENDPOINTS": "perhaps", "CAKE_EMAIL_FROM": "nobody",
      "CAKE_TRUSTED_PROXIES": "10.0.0.0/8,proxy", "CAKE_HOST": "a b", "CAKE_SMTP_URL": "ftp://x",
      "CAKE_CONNECTIONS_PER_ADDRESS": "-1",
    ]
    let faults = #expect(throws: SettingsFaults.self) { try Settings(environment: environment) }
    let named = Set(try #require(faults).lines.compactMap { $0.split(separator: " ").first.map(String.init) })
    #expect(named == Set(environment.keys))
  }

  @Test("A fault shows nothing of a secret")
  func secrets() throws {
    let faults = #expect(throws: SettingsFaults.self) {
      try Settings(environment: ["CAKE_SMTP_URL": "smtp://baker:hunter2@"])
    }
    #expect(try #require(faults).description.contains("CAKE_SMTP_URL"))
    #expect(try !#require(faults).description.contains("hunter2"))
  }

  @Test(
    "A slash at the end of the public address is dropped",
    arguments: ["https://a.example", "https://a.example/"])
  func publicURL(_ text: String) throws {
    #expect(try Settings(environment: ["CAKE_PUBLIC_URL": text]).publicURL == "https://a.example")
  }

  @Test(
    "An address that holds a query, a fragment or a user is no public address",
    arguments: [
      "https://a.example?b", "https://a.example#b", "https://me@a.example", "https://", "ftp://a.example",
    ])
  func badPublicURL(_ text: String) {
    #expect(throws: SettingsFaults.self) { try Settings(environment: ["CAKE_PUBLIC_URL": text]) }
  }

  @Test("Proxies are addresses and networks, separated by commas")
  func proxies() throws {
    let settings = try Settings(environment: ["CAKE_TRUSTED_PROXIES": "127.0.0.1, 10.0.0.0/8,fd00::/8"])
    #expect(settings.trustedProxies.count == 3)
  }

  @Test("The flags of a server are settings by their variables' names")
  func flags() throws {
    let options = try ServeOptions.parse([
      "--port", "0", "--host", "::1", "--data-dir", "/d", "--shop", "s.json", "--rate-limit", "0",
      "--public-url", "https://a.example", "--allow-private-endpoints", "--log-level", "debug",
    ])
    let settings = try Settings(flags: options.flags, environment: ["CAKE_PORT": "80"])
    #expect(settings.port == 0)
    #expect(settings.host == "::1")
    #expect(settings.dataDirectory == "/d")
    #expect(settings.shopFile == "s.json")
    #expect(settings.rateLimit == 0)
    #expect(settings.publicURL == "https://a.example")
    #expect(settings.allowsPrivateEndpoints)
    #expect(settings.logLevel == .debug)
  }

  @Test("A token with a line break in it is none, and is not shown")
  func token() throws {
    let faults = #expect(throws: SettingsFaults.self) {
      try ClientSettings(environment: ["CAKE_TOKEN": "abc\r\nx-evil: 1"])
    }
    #expect(try !#require(faults).description.contains("abc"))
  }

  @Test("A shop is in its data folder unless the settings say that it is on AWS")
  func backend() throws {
    #expect(try Settings(environment: [:]).backend == .local)
    #expect(try Settings(environment: ["CAKE_BACKEND": "aws"]).backend == .aws)
    #expect(
      try Settings(flags: ["CAKE_BACKEND": "local"], environment: ["CAKE_BACKEND": "aws"]).backend == .local)
    #expect(throws: SettingsFaults.self) { try Settings(environment: ["CAKE_BACKEND": "gcp"]) }
    #expect(try StoreOptions.parse(["--backend", "aws", "--shop", "s.json"]).flags["CAKE_BACKEND"] == "aws")
  }

  @Test("What a server on AWS needs is named at once where it is missing, and nowhere else")
  func resources() throws {
    let names = [
      "CAKE_ORDERS_TABLE", "CAKE_ORDER_EVENTS_STREAM", "CAKE_ORDER_EVENTS_RETRY_QUEUE",
      "CAKE_DELIVERY_REQUESTS_QUEUE", "CAKE_DELIVERY_REVIEWS_QUEUE", "CAKE_TOKEN_KEY",
    ]
    let settings = try Settings(environment: ["CAKE_BACKEND": "aws"])
    let faults = #expect(throws: SettingsFaults.self) { try settings.requireResources() }
    #expect(try #require(faults).lines.map { $0.prefix { $0 != " " } }.map(String.init) == names)
    #expect(throws: SettingsFaults.self) { try settings.ordersTable() }
    #expect(throws: SettingsFaults.self) { try settings.requireQueues() }

    var environment = Dictionary(uniqueKeysWithValues: names.map { ($0, "x") })
    environment["CAKE_TOKEN_KEY"] = "ssm:/key"
    let whole = try Settings(environment: environment)
    try whole.requireResources()
    try whole.requireQueues()
    #expect(try whole.ordersTable() == "x")
    environment["CAKE_TOKEN_KEY"] = nil
    environment["CAKE_SIGNING_KEY"] = "key.pem"
    try Settings(environment: environment).requireResources()
  }

  @Test("The key of staff tokens is one in PEM or where one is", arguments: ["somewhere", "ssm:", "/key"])
  func tokenKey(_ text: String) throws {
    #expect(throws: SettingsFaults.self) { try Settings(environment: ["CAKE_TOKEN_KEY": text]) }
    #expect(try Settings(environment: ["CAKE_TOKEN_KEY": "ssm:/a"]).tokenKey == .reference(.parameter("/a")))
  }

  @Test("On AWS no key is made that would sign for nobody")
  func signingKeyOnAWS() throws {
    #expect(throws: CommandFailure.self) {
      try SigningKeyFile(try Settings(environment: ["CAKE_BACKEND": "aws"]))
    }
  }
}
