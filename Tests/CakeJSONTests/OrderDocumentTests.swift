import CakeJSON
import CakeOrdering
import JSONText
import Testing

@Suite("Order documents")
struct OrderDocumentTests {
  @Test("An order with everything that can happen to it is read as it was written")
  func roundTrip() throws {
    #expect(try OrderDocument.decode(OrderDocument.encode(Samples.order)) == Samples.order)
  }

  @Test("An order of which nothing but the necessary is known is read as it was written")
  func roundTripOfTheLeast() throws {
    #expect(try OrderDocument.decode(OrderDocument.encode(Samples.erasedOrder)) == Samples.erasedOrder)
  }

  /// A document as a newer version writes it: with something added in every object that versions may add to.
  private static let fromTheFuture = {
    let added = #""candles":3,"ribbon":{"colour":"réd \"and\" gold","widths":[1.50,-0,2E+3,null,true]}"#
    func adding(_ text: String, behind end: String) -> String { text.replacing(end, with: "\(end),\(added)") }
    var text = String(decoding: OrderDocument.encode(Samples.order), as: UTF8.self)
    for end in [
      #""language":"en""#, #""taxRate":"7.0""#, #""deliveryCompanyId":"swift""#, #""by":"system""#,
      #""comment":"Stairs""#,
      #""action":"place","status":"placed","version":1"#, #""takenFrom":"hearth""#,
    ] {
      text = adding(text, behind: end)
    }
    text = text.replacing("\"version\":5}", with: "\"version\":5,\(added)}")
    return text.dropLast() + ",\(added)}"
  }()

  @Test("What a newer version added is written back as it was, and shown to nobody")
  func unknownMembers() throws {
    let order = try OrderDocument.decode(Array(Self.fromTheFuture.utf8))
    #expect(String(decoding: OrderDocument.encode(order), as: UTF8.self) == Self.fromTheFuture)
    #expect(Self.fromTheFuture.split(separator: "\"candles\":3").count == 10)
    var json = JSONWriter()
    OrderRepresentation.write(order, to: &json)
    #expect(!json.text.contains("candles"))
  }

  @Test("Where nothing was added, nothing is kept beside what is known")
  func noUnknownMembers() throws {
    #expect(try OrderDocument.decode(OrderDocument.encode(Samples.order)).unknownMembers == nil)
  }

  @Test("A newer schema is told from a broken document")
  func newerSchema() throws {
    let text = String(decoding: OrderDocument.encode(Samples.order), as: UTF8.self)
    let newer = text.replacing("\"schema\":1", with: "\"schema\":2")
    #expect(throws: DocumentError.newerSchema(2)) { try OrderDocument.decode(Array(newer.utf8)) }
    #expect(throws: DocumentError.malformed([])) { try OrderDocument.decode(Array("{".utf8)) }
  }

  @Test(
    "A status, action, role or handover that is not known is a newer version's, and its place is named",
    arguments: [
      (#""status":"delivered","placedAt""#, #""status":"eaten","placedAt""#, "/status"),
      (#""handover":"delivery""#, #""handover":"drone""#, "/handover"),
      (#""action":"place""#, #""action":"chill""#, "/history/0/action"),
      (#""status":"fulfilled""#, #""status":"eaten""#, "/history/1/status"),
      (#""by":"system""#, #""by":"oracle""#, "/deliveryRequest/by"),
    ])
  func unknownValue(known: String, unknown: String, place: String) {
    let text = String(decoding: OrderDocument.encode(Samples.order), as: UTF8.self)
    let newer = text.replacing(known, with: unknown)
    #expect(throws: DocumentError.unknownValues([place])) { try OrderDocument.decode(Array(newer.utf8)) }
    #expect(DocumentError.unknownValues([place]).isNewer)
  }

  @Test("A broken member is named by its place and not repeated, whatever else is not known")
  func brokenMember() {
    let text = String(decoding: OrderDocument.encode(Samples.order), as: UTF8.self)
    let broken = text.replacing("\"dueDate\":\"2026-12-24\"", with: "\"dueDate\":\"tomorrow\"")
      .replacing(#""action":"place""#, with: #""action":"chill""#)
    #expect(throws: DocumentError.malformed(["/dueDate"])) { try OrderDocument.decode(Array(broken.utf8)) }
    #expect(!DocumentError.malformed(["/dueDate"]).isNewer)
  }

  @Test("No document of an order and no representation has the tracking token, unless it is handed in")
  func trackingToken() throws {
    let token = try #require(TrackingToken(String(repeating: "a", count: 32)))
    #expect(!String(decoding: OrderDocument.encode(Samples.order), as: UTF8.self).contains("tracking"))
    var json = JSONWriter()
    OrderRepresentation.write(Samples.order, to: &json)
    #expect(!String(decoding: json.bytes, as: UTF8.self).contains("tracking"))
    var placed = JSONWriter()
    OrderRepresentation.write(
      Samples.order, tracking: .init(token: token, url: "https://cake.example/track/x"), to: &placed)
    let answer = JSONField(try JSONValue(parsing: placed.bytes))
    #expect(answer["trackingToken"].value == .string(token.text))
    #expect(answer["trackingUrl"].value == .string("https://cake.example/track/x"))
    #expect(!"\(token)".contains(token.text))
  }
}
