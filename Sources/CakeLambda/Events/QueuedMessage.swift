import CakeAWS
import CakeFunctions
import CakeOrdering
import LambdaRuntime

/// What a message of a queue holds: something received for a handler, and what became of it so far.
struct QueuedMessage: Sendable {
  /// Whose it is: a handler's name, or what stands in its place.
  let handler: String
  /// The envelope, or whatever stood in its place.
  let payload: [UInt8]
  /// How often it was tried before it came into the queue.
  let tries: Int
  /// Why it is given up without another try; nil if it is to be tried.
  let givenUp: String?
  /// Why it failed before it came into the queue.
  let error: String?
  /// What it is known by if it has no id.
  let origin: String

  private init(
    handler: String, payload: [UInt8], tries: Int = 0, givenUp: String? = nil, error: String? = nil,
    origin: String
  ) {
    self.handler = handler
    self.payload = payload
    self.tries = tries
    self.givenUp = givenUp
    self.error = error
    self.origin = origin
  }

  /// A message of a handler's own queue.
  init(_ message: SQSEvent.Message, for handler: HandlerName) {
    self.init(
      handler: handler.rawValue, payload: Array(message.body.utf8), origin: message.id)
  }

  /// A parked message. What is not of that form is nobody's, and cannot be tried.
  init(parked message: SQSEvent.Message) {
    let body = Array(message.body.utf8)
    guard let parked = try? ParkedMessage(decoding: body) else {
      self.init(
        handler: CakeFunction.retryOrderEvents.rawValue, payload: body, givenUp: "it is no parked message",
        origin: message.id)
      return
    }
    self.init(
      handler: parked.handler, payload: parked.payload, tries: parked.attempts,
      givenUp: parked.isGivenUp ? parked.error ?? "trying it again cannot help" : nil, error: parked.error,
      origin: parked.origin ?? message.id)
  }
}
