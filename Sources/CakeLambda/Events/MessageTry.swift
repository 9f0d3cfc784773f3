import AWSClient
import CakeJSON
import CakeOrdering

/// One try to handle what was received.
struct MessageTry: Sendable {
  let payload: [UInt8]
  /// The message; nil if what was received cannot be decoded, or is of a newer schema.
  let message: Message?
  private let error: DocumentError?

  /// A try of what was received.
  init(_ payload: [UInt8]) {
    self.payload = payload
    do throws(DocumentError) {
      message = try MessageEnvelope.decode(payload)
      error = nil
    } catch {
      message = nil
      self.error = error
    }
  }

  /// What it is known by: the message's id, or where it was received if it has none that can be relied upon.
  func name(receivedAs origin: String) -> String {
    guard let id = message?.id, (1...200).contains(id.utf8.count), id.utf8.allSatisfy(Self.isPartOfID) else {
      return origin
    }
    return id
  }

  /// What a dead letter of a handler is known by, the same however often it is given up.
  func letterID(receivedAs origin: String, by handler: String) -> String {
    [name(receivedAs: origin), handler, message?.resend].compactMap(\.self).joined(separator: ".")
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

  /// Whether the message is one that a handler must see; what cannot be decoded might be.
  func concerns(_ handler: HandlerName) -> Bool {
    message?.type.handlers.contains(handler) ?? true
  }

  /// Gives the message to its handler, which is cancelled when its time is over.
  func run(_ handler: any MessageHandler, before deadline: ContinuousClock.Instant) async -> HandlingVerdict {
    guard let message else {
      return newerSchema.map { .newer(schema: $0) } ?? .hopeless(reason: "it cannot be decoded")
    }
    let result = await AWSDeadline.$current.withValue(deadline) { () async -> Result<Void, HandlingError> in
      do throws(HandlingError) {
        return .success(try await handler.handle(message, until: deadline))
      } catch {
        return .failure(error)
      }
    }
    return switch result {
    case .success: .done
    case .failure(.retry(let reason, let after)): .again(reason: reason, after: after)
    case .failure(.permanent(let reason)): .hopeless(reason: reason)
    }
  }

  /// The number of the schema it has, if only a newer version of the software can read that.
  var newerSchema: Int? {
    if case .newerSchema(let schema) = error { schema } else { nil }
  }
}
