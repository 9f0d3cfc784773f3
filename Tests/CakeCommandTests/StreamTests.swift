import Foundation
import NIOCore
import Testing

@testable import cake

@Suite("Event streams")
struct StreamTests {
  @Test("Lines are put together from whatever pieces they come in")
  func lines() {
    var buffer = LineBuffer()
    #expect(buffer.take("da".utf8) == [])
    #expect(buffer.take("ta: 1\r\n\nda".utf8) == ["data: 1", ""])
    #expect(buffer.take("ta: 2\n".utf8) == ["data: 2"])
  }

  @Test("An event ends with an empty line, and comments are none")
  func events() {
    var events = EventStream()
    let lines = [": heartbeat", "", "retry: 5000", "event: order", "data: a", "data:b", ""]
    #expect(lines.compactMap { events.take($0) } == ["a\nb"])
    #expect(events.pause == .seconds(5))
    #expect(events.take("data: half") == nil)
    events.begin()
    #expect(["data: whole", ""].compactMap { events.take($0) } == ["whole"])
  }
}

@Suite("A shop that does not answer")
struct UnreachableShopTests {
  @Test("Why is told in words")
  func words() {
    let refused = IOError(errnoCode: ECONNREFUSED, reason: "connection reset (error set)")
    #expect(ShopClient.words(refused) == "connection refused")
  }
}
