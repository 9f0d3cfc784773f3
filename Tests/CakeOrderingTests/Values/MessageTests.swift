import CakeOrdering
import CakeTesting
import Testing

@Suite("A message")
struct MessageTests {
  private let order = Order.example()

  @Test("is named by its order and version, and by its channel where a change sends two")
  func ids() {
    let sent = order.next(.fulfill, .fulfilled).next(.send, .sentForDelivery)
    let one = Message.announcing([.orderPlaced], of: order, at: ManualClock.start, trace: nil)
    let two = Message.announcing(
      [.orderSentForDelivery, .deliveryRequested], of: sent, at: ManualClock.start, trace: nil)
    #expect(one.map(\.id) == ["\(order.id)_1"])
    #expect(two.map(\.id) == ["\(order.id)_3_order-events", "\(order.id)_3_delivery-requests"])
    let allowed = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")
    #expect((one + two).allSatisfy { allowed.isSuperset(of: $0.id) })
  }

  @Test("is the same but for its mark when it is sent again")
  func resent() {
    let message = Message.announcing([.orderPlaced], of: order, at: ManualClock.start, trace: nil)[0]
    let again = message.resent("again-1")
    #expect(again.id == message.id)
    #expect(again.resend == "again-1")
    #expect(again.resent("again-2").resend == "again-2")
    #expect(again != message)
  }

  @Test("holds nothing of the customer's")
  func privacy() {
    let message = Message.announcing([.orderPlaced], of: order, at: ManualClock.start, trace: nil)[0]
    for secret in ["Ada", "example.com", "Main Street", "Ring twice", "Happy Birthday", "7946"] {
      #expect(!String(reflecting: message).contains(secret))
    }
  }

  @Test("has at least one handler, whatever its type")
  func handlers() {
    #expect(MessageType.allCases.allSatisfy { !$0.handlers.isEmpty })
    #expect(Set(MessageType.allCases.flatMap(\.handlers)) == Set(HandlerName.allCases))
  }
}
