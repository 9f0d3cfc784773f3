import ArgumentParser
import CakeOrdering
import Logging

/// `cake serve`: the whole shop on this machine, or the HTTP API of one on AWS.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Run the shop: the HTTP API, the emails, the delivery requests.",
    discussion: """
      Keeps everything in the data folder. Prints "ready: <address>" once orders are taken. SIGTERM or Ctrl-C \
      finishes what was accepted, within ten seconds.

      Only in the environment, since it can hold a password: CAKE_SMTP_URL, the mail server, as \
      smtp://host:587 or smtps://user:password@host:465. Without it emails become files in the data folder.

      With --backend aws it serves the HTTP API alone, from any number of containers, on the resources of the \
      deployment on AWS, whose functions do the rest: CAKE_ORDERS_TABLE, CAKE_ORDER_EVENTS_STREAM, \
      CAKE_ORDER_EVENTS_RETRY_QUEUE, CAKE_DELIVERY_REQUESTS_QUEUE, CAKE_DELIVERY_REVIEWS_QUEUE, CAKE_TOKEN_KEY (the \
      public key of staff tokens, or where it is: ssm:/NAME), and the AWS SDKs' own settings (AWS_REGION, …).

      Examples:
        cake serve --demo
        CAKE_SMTP_URL=smtps://cakes:secret@mail.example cake serve \\
          --shop /etc/cake/shop.json --data-dir /var/lib/cake \\
          --public-url https://cakes.example
        cake serve --backend aws --host 0.0.0.0 --public-url https://cakes.example
      """)

  @Flag(name: .long, help: "Run a delivery company beside the shop, and print a token for each role.")
  var demo = false
  @OptionGroup var options: ServeOptions

  func run() async throws {
    let settings = try options.settings()
    let logger = LogOutput.bootstrap(level: settings.logLevel)
    let shop = try ShopLocation.shop(settings)
    switch settings.backend {
    case .local: try await serve(shop, settings, logger)
    case .aws: try await serveOnAWS(shop, settings, logger)
    }
  }

  private func serve(_ shop: Shop, _ settings: Settings, _ logger: Logger) async throws {
    let folder = DataFolder(path: settings.dataDirectory)
    try folder.make()
    let lock = try FolderLock(folder)
    defer { withExtendedLifetime(lock) {} }
    let server = try await ShopServer(shop, settings, isDemo: demo, logger: logger)
    let demo = demo
    try await server.run { url in
      let greeting =
        demo
        ? try await DemoGreeting(server.local, url: url, sandboxURL: server.sandbox?.url).text + "\n" : ""
      Console.print("\(greeting)ready: \(url)")
    }
  }

  private func serveOnAWS(_ shop: Shop, _ settings: Settings, _ logger: Logger) async throws {
    guard !demo else {
      throw CommandFailure("A demo keeps its shop in a data folder: leave out --demo, or --backend aws.")
    }
    try await AWSServer(shop, settings, logger: logger).run { url in
      Console.print("ready: \(url)")
    }
  }
}
