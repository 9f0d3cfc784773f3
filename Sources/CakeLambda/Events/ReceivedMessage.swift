import CakeJSON
import CakeOrdering

/// What was received, wherever it came from.
struct ReceivedMessage: Sendable {
  let payload: [UInt8]
  let content: Attempt.Content

  /// Reads what was received.
  init(_ payload: [UInt8]) {
    self.payload = payload
    content = MessageEnvelope.content(of: payload)
  }

  /// The message; nil if what was received cannot be read.
  var message: Message? { if case .message(let message) = content { message } else { nil } }

  /// Why it cannot be read yet, where only a newer version can.
  var notYetReadable: String? { if case .notYetReadable(let reason) = content { reason } else { nil } }

  /// What it is known by: the message's id, or where it was received if it has none that can be relied upon.
  func name(receivedAs origin: String) -> String {
    guard let id = message?.id, (1...200).contains(id.utf8.count), id.utf8.allSatisfy(Self.isPartOfID) else {
      return origin
    }
    return id
  }

  /// What it is known by for one of its handlers, the same however often it comes.
  func id(receivedAs origin: String, by handler: String) -> String {
    [name(receivedAs: origin), handler, message?.resend].compactMap(\.self).joined(separator: ".")
  }

  /// Whether it is one that a handler must see; what cannot be read might be.
  func concerns(_ handler: HandlerName) -> Bool {
    message?.type.handlers.contains(handler) ?? true
  }

  /// Ids are made of `[A-Za-z0-9_-]` only.
  private static func isPartOfID(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
