import ArgumentParser
import Foundation

/// The settings of a server, as flags.
struct ServeOptions: ParsableArguments {
  @Option(name: .long, help: "The address to listen on (CAKE_HOST, by default 127.0.0.1).")
  var host: String?
  @Option(name: .long, help: "The port to listen on, 0 for any free one (CAKE_PORT, by default 8080).")
  var port: String?
  @Option(
    name: .long,
    help: "Where customers reach the shop (CAKE_PUBLIC_URL, by default the address it listens on).")
  var publicURL: String?
  @Option(
    name: .long,
    help: "Whom emails are from (CAKE_EMAIL_FROM, by default the shop's name and cakes@localhost).")
  var emailFrom: String?
  @Option(
    name: .long,
    help:
      "A PEM file with the key that signs staff tokens (CAKE_SIGNING_KEY, by default made in the data folder)."
  )
  var signingKey: String?
  @Flag(
    name: .long,
    help: "Let delivery companies live at private addresses and plain http (CAKE_ALLOW_PRIVATE_ENDPOINTS).")
  var allowPrivateEndpoints = false
  @Option(name: .long, help: "What is worth a line: trace, debug, info, … (CAKE_LOG_LEVEL, by default info).")
  var logLevel: String?
  @Option(
    name: .long,
    help: "Requests a minute and address on public routes, 0 for no limit (CAKE_RATE_LIMIT, by default 120).")
  var rateLimit: String?
  @Option(
    name: .long,
    help:
      "Connections that one address may have at once, 0 for no limit (CAKE_CONNECTIONS_PER_ADDRESS, by default 256)."
  )
  var connectionsPerAddress: String?
  @Option(
    name: .long,
    help:
      "Whose X-Forwarded-For is believed: addresses and networks, separated by commas (CAKE_TRUSTED_PROXIES)."
  )
  var trustedProxies: String?
  @OptionGroup var store: StoreOptions

  /// What was given, by the variables' names.
  var flags: [String: String] {
    var flags = store.flags
    flags["CAKE_HOST"] = host
    flags["CAKE_PORT"] = port
    flags["CAKE_PUBLIC_URL"] = publicURL
    flags["CAKE_EMAIL_FROM"] = emailFrom
    flags["CAKE_SIGNING_KEY"] = signingKey
    flags["CAKE_ALLOW_PRIVATE_ENDPOINTS"] = allowPrivateEndpoints ? "true" : nil
    flags["CAKE_LOG_LEVEL"] = logLevel
    flags["CAKE_RATE_LIMIT"] = rateLimit
    flags["CAKE_CONNECTIONS_PER_ADDRESS"] = connectionsPerAddress
    flags["CAKE_TRUSTED_PROXIES"] = trustedProxies
    return flags
  }

  /// The settings with these flags.
  func settings() throws -> Settings {
    try Settings(flags: flags, environment: ProcessInfo.processInfo.environment)
  }
}
