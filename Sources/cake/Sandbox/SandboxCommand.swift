import ArgumentParser
import CakeOrdering
import CakeSandbox
import Foundation
import Logging
import ServiceLifecycle
import UnixSignals

/// `cake sandbox-delivery`: a delivery company to try the shop with.
struct SandboxCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sandbox-delivery",
    abstract: "Run a delivery company that takes signed requests and reports each delivery.",
    discussion: """
      Verifies signatures with the secret in CAKE_SANDBOX_SECRET, and reports to the shop at CAKE_URL with \
      CAKE_TOKEN, a token of the role deliveryCompany. Keeps nothing and delivers nothing: it is for trying \
      things out.

      Example:
        export CAKE_SANDBOX_SECRET=whsec_…
        export CAKE_TOKEN=$(cake token issue --role deliveryCompany \\
          --subject sandbox-couriers)
        cake sandbox-delivery --port 8081
      """)

  @Option(name: .long, help: "The address to listen on.")
  var host = "127.0.0.1"
  @Option(name: .long, help: "The port to listen on; 0 for any free one.")
  var port = 8081
  @Option(name: .long, help: ArgumentHelp("How long a delivery takes.", valueName: "seconds"))
  var delay = 3
  @Option(name: .long, help: "The shop's address (CAKE_URL, by default http://127.0.0.1:8080).")
  var url: String?

  func validate() throws {
    guard (0...65_535).contains(port) else { throw ValidationError("A port is from 0 to 65535.") }
    guard (0...86_400).contains(delay) else { throw ValidationError("A delay is from 0 to 86400 seconds.") }
  }

  func run() async throws {
    let environment = ProcessInfo.processInfo.environment
    guard let secret = environment["CAKE_SANDBOX_SECRET"], !secret.isEmpty else {
      throw CommandFailure("Set CAKE_SANDBOX_SECRET to the secret (whsec_…) that the shop signs with.")
    }
    var flags: [String: String] = [:]
    flags["CAKE_URL"] = url
    let settings = try ClientSettings(flags: flags, environment: environment)
    let logger = LogOutput.logger("sandbox", level: .info)
    let company = try sandbox(secret, settings, logger)
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [company], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
    do {
      try await group.run()
    } catch {
      throw ServerFailure.failure(error, host: host, port: port)
    }
  }

  private func sandbox(_ secret: String, _ settings: ClientSettings, _ logger: Logger) throws(CommandFailure)
    -> SandboxDeliveryCompany
  {
    let host = host
    let token = settings.token
    do {
      return try SandboxDeliveryCompany(
        configuration: SandboxDeliveryCompany.Configuration(
          host: host, port: port, secrets: [secret], shopURL: settings.url, clock: SystemClock(),
          delay: .seconds(delay), logger: logger,
          onRunning: { port in Console.print("ready: http://\(HostText.inURL(host)):\(port)") },
          token: {
            guard let token else { throw CommandFailure("CAKE_TOKEN is not set") }
            return token
          }))
    } catch {
      throw CommandFailure("\(error)")
    }
  }
}
