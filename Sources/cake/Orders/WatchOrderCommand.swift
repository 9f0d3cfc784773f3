import ArgumentParser
import CakeOrdering
import JSONText

/// `cake orders watch`: follows an order until nothing more happens to it.
struct WatchOrderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Follow an order as it is baked and delivered.",
    discussion: """
      Prints a line for each change and ends when the order is delivered, cancelled or given up.

      Example:
        cake orders watch 0193… --tracking-token abcd…
      """)

  @Argument(help: "The order's id, or for staff its number.")
  var order: OrderArgument
  @OptionGroup var customer: CustomerOptions
  @OptionGroup var client: ClientOptions

  func run() async throws {
    let json = client.json
    try await client.withShop(as: customer) { shop in
      let path = try await order.path(shop, "/events")
      var events = EventStream()
      var shown = 0
      // A stream ends before its order does: after an hour, or where answers are buffered after each event.
      while try await !shop.follow(
        path,
        { line in
          guard let data = events.take(line), let event = try? JSONValue(parsing: data) else { return false }
          let version = event["version"]?.int ?? .max
          if version > shown { Console.print(json ? data : Self.text(event)) }
          shown = version
          return Self.isLast(event)
        })
      {
        events.begin()
        try await Task.sleep(for: events.pause)
      }
    }
  }

  static func text(_ event: JSONValue) -> String {
    let last = event["history"]?.array?.last
    let time = TimeText.text(event["at"] ?? last?["at"])
    return [time, event["status"]?.string?.singleLine].compactMap(\.self).joined(separator: "  ")
  }

  private static func isLast(_ event: JSONValue) -> Bool {
    switch event["status"]?.string.flatMap(OrderStatus.init(rawValue:)) {
    case .delivered, .cancelled, .failed: true
    case .placed, .fulfilled, .sentForDelivery, nil: false
    }
  }
}
