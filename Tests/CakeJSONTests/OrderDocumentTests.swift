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

  @Test("Members that a newer version added are ignored")
  func unknownMembers() throws {
    var value = try JSONValue(parsing: OrderDocument.encode(Samples.order))
    guard case .object(var object) = value else { return }
    object["candles"] = .number(JSONNumber(3))
    value = .object(object)
    var json = JSONWriter()
    json.value(value)
    #expect(try OrderDocument.decode(json.bytes) == Samples.order)
  }

  @Test("A newer schema is told from a broken document")
  func newerSchema() throws {
    let text = String(decoding: OrderDocument.encode(Samples.order), as: UTF8.self)
    let newer = text.replacing("\"schema\":1", with: "\"schema\":2")
    #expect(throws: DocumentError.newerSchema(2)) { try OrderDocument.decode(Array(newer.utf8)) }
    #expect(throws: DocumentError.malformed([])) { try OrderDocument.decode(Array("{".utf8)) }
  }

  @Test("A broken member is named by its place and not repeated")
  func brokenMember() {
    let text = String(decoding: OrderDocument.encode(Samples.order), as: UTF8.self)
    let broken = text.replacing(
      "\"status\":\"delivered\",\"placedAt\"", with: "\"status\":\"eaten\",\"placedAt\"")
    #expect(throws: DocumentError.malformed(["/status"])) { try OrderDocument.decode(Array(broken.utf8)) }
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
