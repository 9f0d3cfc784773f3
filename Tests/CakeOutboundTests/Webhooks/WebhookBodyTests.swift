import CakeOrdering
import JSONText
import Testing

@testable import CakeOutbound

@Suite struct WebhookBodyTests {
  @Test func `a request has everything the company must know`() throws {
    let expected = try JSONValue(
      parsing: """
        {"type":"delivery.requested","timestamp":"2026-12-24T08:00:00.000Z","data":{
          "orderId":"019ad9c1-0000-7000-8000-000000000001","number":"2938-NWKT",
          "pickup":{"name":"Kuchen & Krümel","address":"Torstraße 1, 10119 Berlin"},
          "dropoff":{"name":"Ada \\"Baker\\"","address":"1 Main Street, Springfield","phone":"+44 20 7946 0000"},
          "dueDate":"2026-12-24","slot":{"id":"morning","from":"09:00","to":"12:00"},
          "handling":["keep-upright","fragile"],
          "callbackUrl":"https://shop.example.com/orders/019ad9c1-0000-7000-8000-000000000001/delivery"}}
        """)
    var body = try JSONValue(parsing: WebhookBody.bytes(of: .request()))
    let number = try #require(body["data"]?["number"]?.string)
    #expect(OrderNumber(number) != nil)
    body = try JSONValue(
      parsing: String(decoding: WebhookBody.bytes(of: .request()), as: UTF8.self).replacing(
        number, with: "2938-NWKT"))
    #expect(body == expected)
  }

  @Test func `what is not known is left out`() throws {
    let data = try #require(
      try JSONValue(parsing: WebhookBody.bytes(of: .request(phone: nil, slot: nil)))["data"]?.object)
    #expect(data["slot"] == nil)
    #expect(data["dropoff"]?.object?["phone"] == nil)
    let feedback = try #require(
      try JSONValue(parsing: WebhookBody.bytes(of: .feedback(minutesLate: 0, review: nil, comment: nil)))[
        "data"])
    #expect(feedback["review"] == nil)
    #expect(feedback["comment"] == nil)
    #expect(feedback["punctuality"]?["onTime"]?.bool == true)
  }

  @Test func `feedback says how the delivery was`() throws {
    let body = try JSONValue(parsing: WebhookBody.bytes(of: .feedback()))
    #expect(body["type"]?.string == "delivery.feedback")
    #expect(body["timestamp"]?.string == "2026-12-24T12:00:00.000Z")
    let data = try #require(body["data"])
    #expect(data["orderId"]?.string == "019ad9c1-0000-7000-8000-000000000001")
    #expect(data["deliveredAt"]?.string == "2026-12-24T11:12:00.000Z")
    #expect(data["punctuality"]?["onTime"]?.bool == false)
    #expect(data["punctuality"]?["minutesLate"]?.int == 12)
    #expect(data["from"]?.string == "customer")
    #expect(data["review"]?.int == 4)
    #expect(data["comment"]?.string == "A bit late")
  }
}
