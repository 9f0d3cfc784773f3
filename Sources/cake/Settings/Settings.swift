import CakeAWS
import CakeHTTP
import CakeMail
import CakeOrdering
import Logging
import NetworkAddress

/// How the shop runs, understood and complete.
struct Settings {
  /// `CAKE_BACKEND`: where the shop keeps everything.
  var backend: ShopBackend
  /// `CAKE_HOST`: the address to listen on.
  var host: String
  /// `CAKE_PORT`: the port to listen on; 0 for any free one.
  var port: Int
  /// `CAKE_DATA_DIR`: the folder of everything that is kept.
  var dataDirectory: String
  /// `CAKE_SHOP`: the shop file; nil for the first of the usual places.
  var shopFile: String?
  /// `CAKE_PUBLIC_URL`: where customers reach the shop, without a slash at its end; nil for where it listens.
  var publicURL: String?
  /// `CAKE_SMTP_URL`: where emails are handed over; nil to write them into the data folder.
  var smtpServer: SMTPServer?
  /// `CAKE_EMAIL_FROM`: whom emails are from; nil for the shop at a local address.
  var emailFrom: Mailbox?
  /// `CAKE_SIGNING_KEY`: the PEM file with the key that signs staff tokens; nil for one in the data folder.
  var signingKeyFile: String?
  /// `CAKE_ALLOW_PRIVATE_ENDPOINTS`: whether delivery companies may live at private addresses.
  var allowsPrivateEndpoints: Bool
  /// `CAKE_LOG_LEVEL`: what is worth a line.
  var logLevel: Logger.Level
  /// `CAKE_RATE_LIMIT`: requests a minute and address on public routes; 0 for no limit.
  var rateLimit: Int
  /// `CAKE_CONNECTIONS_PER_ADDRESS`: connections that one address may have at once; 0 for no limit.
  var connectionsPerAddress: Int
  /// `CAKE_TRUSTED_PROXIES`: whose `X-Forwarded-For` is believed.
  var trustedProxies: [NetworkRange]
  /// What the shop has on AWS.
  var resources: ShopResources
  /// `CAKE_TOKEN_KEY`: the public key of staff tokens on AWS; nil for that of the signing key.
  var tokenKey: TokenKey?

  /// Reads all settings.
  ///
  /// - Throws: ``SettingsFaults`` with everything that is wrong.
  init(flags: [String: String] = [:], environment: [String: String]) throws(SettingsFaults) {
    var reader = SettingsReader(flags: flags, environment: environment)
    backend = reader.value(
      "CAKE_BACKEND", default: .local,
      "must be one of \(ShopBackend.allCases.map(\.rawValue).joined(separator: ", "))",
      ShopBackend.init(rawValue:))
    host = reader.value("CAKE_HOST", default: "127.0.0.1", "must be a host name or an IP address", Self.host)
    port = reader.value("CAKE_PORT", default: 8080, "must be a port from 0 to 65535", Self.number(0...65_535))
    dataDirectory = reader.text("CAKE_DATA_DIR") ?? "data"
    shopFile = reader.text("CAKE_SHOP")
    publicURL = reader.optional(
      "CAKE_PUBLIC_URL", "must be a URL such as https://cakes.example without query or fragment",
      Self.baseURL)
    smtpServer = reader.optional("CAKE_SMTP_URL") { text throws(SMTPServerError) in try SMTPServer(url: text)
    }
    emailFrom = reader.optional(
      "CAKE_EMAIL_FROM", "must be an address such as cakes@example.com or Cakes <cakes@example.com>",
      Mailbox.init(parsing:))
    signingKeyFile = reader.text("CAKE_SIGNING_KEY")
    allowsPrivateEndpoints = reader.value(
      "CAKE_ALLOW_PRIVATE_ENDPOINTS", default: false, "must be true or false", Self.truth)
    logLevel = reader.value(
      "CAKE_LOG_LEVEL", default: .info,
      "must be one of \(Logger.Level.allCases.map(\.rawValue).joined(separator: ", "))",
      { Logger.Level(rawValue: $0.lowercased()) })
    rateLimit = reader.value(
      "CAKE_RATE_LIMIT", default: 120, "must be a number of requests a minute, 0 for no limit",
      Self.number(0...1_000_000))
    connectionsPerAddress = reader.value(
      "CAKE_CONNECTIONS_PER_ADDRESS", default: ServerLimits().connectionsPerAddress,
      "must be a number of connections, 0 for no limit", Self.number(0...1_000_000))
    trustedProxies = reader.value(
      "CAKE_TRUSTED_PROXIES", default: [], "must be IP addresses or networks, separated by commas",
      Self.addresses)
    resources = ShopResources(reader.text)
    tokenKey = reader.optional(
      "CAKE_TOKEN_KEY", "must be a public key in PEM, or where it is: ssm:/NAME, file:PATH or env:NAME",
      Self.tokenKey)
    guard reader.faults.isEmpty else { throw reader.faults }
  }
}
