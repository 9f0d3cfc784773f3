import ArgumentParser
import JSONText

/// `cake orders place`: a customer orders.
struct PlaceOrderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "place",
    abstract: "Order cakes.",
    discussion: """
      Prints the order with its tracking token, which lets its holder see, cancel and review it.

      Example:
        cake orders place --cake "victoria-sponge:1:Happy Birthday" \\
          --due 2026-12-24 --slot morning --name "Ada Baker" \\
          --email ada@example.com --address "1 Main Street" --avoid nuts
      """)

  @Option(
    name: .long,
    help: ArgumentHelp(
      "What to order; can be given several times.", valueName: "id[:quantity[:inscription]]"))
  var cake: [CakeLine] = []
  @Option(name: .long, help: ArgumentHelp("The day it is for.", valueName: "yyyy-mm-dd"))
  var due: String?
  @Option(name: .long, help: "The part of that day, one of the shop's slots.")
  var slot: String?
  @Option(name: .long, help: "The customer's name.")
  var name: String?
  @Option(name: .long, help: "The customer's email address.")
  var email: String?
  @Option(name: .long, help: "The customer's telephone number.")
  var phone: String?
  @Option(name: .long, help: "The language of the customer's emails, such as en or de.")
  var language: String?
  @Option(name: .long, help: "Where to deliver.")
  var address: String?
  @Flag(name: .long, help: "The customer collects.")
  var pickup = false
  @Option(name: .long, help: "An allergen the customer avoids; can be given several times.")
  var avoid: [String] = []
  @Option(name: .long, help: "What the shop should know.")
  var note: String?
  @Option(
    name: .long, help: "Under this key the same order can be sent again without a second one being placed.")
  var idempotencyKey: String?
  @Option(name: .long, help: "The order as JSON, as the API takes it; - for standard input.")
  var file: String?
  @OptionGroup var client: ClientOptions

  func validate() throws {
    if file == nil, cake.isEmpty { throw ValidationError("Say what to order with --cake, or give --file.") }
    if file != nil, !cake.isEmpty { throw ValidationError("Give either --cake or --file.") }
    if pickup, address != nil { throw ValidationError("With --pickup there is no --address.") }
  }

  func run() async throws {
    let body = try file.map(OrderInput.read) ?? document
    let headers = idempotencyKey.map { [("idempotency-key", $0)] } ?? []
    let answer = try await client.withShop { shop in
      try await shop.acting(with: nil).post("/orders", body, headers: headers)
    }
    try client.print(answer) { OrderText.full(try $0.json()) }
  }

  /// The order as the API takes it.
  var document: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.object("customer") { json in
        json.member("name", ifPresent: name)
        json.member("email", ifPresent: email)
        json.member("phone", ifPresent: phone)
        json.member("language", ifPresent: language)
      }
      json.member("handover", pickup ? "pickup" : "delivery")
      json.member("address", ifPresent: address)
      json.member("dueDate", ifPresent: due)
      json.member("slot", ifPresent: slot)
      json.array("items") { json in
        for line in cake { line.write(to: &json) }
      }
      if !avoid.isEmpty {
        json.array("avoidAllergens") { json in
          for allergen in avoid { json.value(allergen) }
        }
      }
      json.member("note", ifPresent: note)
    }
    return json.bytes
  }
}

extension CakeLine {
  fileprivate func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("cakeId", cakeID)
      json.member("quantity", quantity)
      json.member("inscription", ifPresent: inscription)
    }
  }
}
