import CakeOrdering
import JSONText

/// Takes one order through the whole shop, and says what happens as it happens.
struct DemoSteps {
  /// The shop, asked as its operator.
  let shop: ShopClient
  let order: String
  private let start = ContinuousClock.now

  /// How long each step may take.
  private static let patience = Duration.seconds(60)

  init(shop: ShopClient, order: ExampleOrder) {
    self.shop = shop
    self.order = order.json
  }

  /// Goes all the way.
  ///
  /// - Throws: ``CommandFailure`` if a step is refused or takes too long.
  func run() async throws {
    let placed = try await shop.acting(with: nil).post("/orders", Array(order.utf8)).json()
    let id = placed["id"]?.string ?? ""
    say("placed", "order \(placed["number"]?.string ?? id), \(MoneyText.text(placed["total"]) ?? "")")
    try await waitForNotification("newOrder", of: id)
    say("producer emailed", placed["producerId"]?.string ?? "")
    try await fulfil(id)
    try await waitForNotification("delivery.requested", of: id)
    say("delivery company asked", try await get(id)["deliveryCompanyId"]?.string ?? "")
    let delivered = try await waitUntil("the delivery") {
      let order = try await get(id)
      return order["status"]?.string == "delivered" ? order : nil
    }
    say("delivered", "to \(delivered["delivery"]?["receivedBy"]?.string ?? "the customer")")
    try await waitForNotification("delivery.feedback", of: id)
    say("feedback sent", "to \(delivered["deliveryCompanyId"]?.string ?? "")")
  }

  private func fulfil(_ id: String) async throws {
    _ = try await shop.post("/orders/\(id)/fulfillment", Array(#"{"allergensChecked":true}"#.utf8))
    say("fulfilled", "the cake is baked")
  }

  private func get(_ id: String) async throws -> JSONValue {
    try await shop.get("/orders/\(id)").json()
  }

  private func waitForNotification(_ subject: String, of id: String) async throws {
    _ = try await waitUntil(subject) {
      let list = try await shop.get("/notifications", [("order", id)]).json()["notifications"]?.array ?? []
      return list.first { $0["subject"]?.string == subject && $0["outcome"]?.string == "sent" }
    }
  }

  /// Looks again and again until there is something to see.
  private func waitUntil(_ what: String, _ look: () async throws -> JSONValue?) async throws -> JSONValue {
    let deadline = ContinuousClock.now + Self.patience
    while ContinuousClock.now < deadline {
      if let seen = try await look() { return seen }
      try await Task.sleep(for: .milliseconds(10))
    }
    throw CommandFailure("Nothing came of \(what) within \(Self.patience).")
  }

  private func say(_ step: String, _ detail: String) {
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    Console.print(DemoLine.text(seconds: seconds, step, detail))
  }
}
