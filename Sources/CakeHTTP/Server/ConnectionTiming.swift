import NIOCore

/// What a connection is doing and since when: a value, so that its rules can be read and tested in one place.
struct ConnectionTiming {
  private let deadline: TimeAmount
  private let idleTimeout: TimeAmount
  private let firstByteTimeout: TimeAmount
  /// When the first byte of the present request came; nil while there is none.
  private var requestStart: NIODeadline?
  private var idleSince: NIODeadline
  /// Requests that have come and are not answered.
  private var unanswered = 0
  /// Whether a request's head has come and its end has not.
  private var isReceiving = false
  /// Whether an answer's head is out and its end is not.
  private(set) var isAnswering = false
  private var isStreaming = false
  /// Whether any request was answered.
  private(set) var hasAnswered = false

  init(_ limits: ServerLimits, now: NIODeadline) {
    deadline = TimeAmount(limits.requestDeadline)
    idleTimeout = TimeAmount(limits.idleTimeout)
    firstByteTimeout = TimeAmount(min(limits.firstByteTimeout, limits.idleTimeout))
    idleSince = now
  }

  /// Whether there is no request, not even a part of one.
  var isIdle: Bool { requestStart == nil }

  /// Whether a request is here as a whole, and the answer is what is waited for.
  var isHandling: Bool { unanswered > 0 && !isReceiving }

  mutating func receivedBytes(_ now: NIODeadline) {
    if requestStart == nil { requestStart = now }
  }

  mutating func receivedHead() {
    unanswered += 1
    isReceiving = true
  }

  mutating func receivedEnd(_ now: NIODeadline) {
    isReceiving = false
    if unanswered == 0 { becomeIdle(now) }
  }

  mutating func answeredHead(streaming: Bool) {
    isAnswering = true
    isStreaming = streaming
  }

  mutating func answeredEnd(_ now: NIODeadline) {
    unanswered -= 1
    isAnswering = false
    isStreaming = false
    hasAnswered = true
    if unanswered > 0 {
      requestStart = now
    } else if !isReceiving {
      becomeIdle(now)
    }
  }

  private mutating func becomeIdle(_ now: NIODeadline) {
    requestStart = nil
    idleSince = now
  }

  /// Whether its time is over.
  func isOver(_ now: NIODeadline) -> Bool {
    if isStreaming { return false }
    if let requestStart { return now - requestStart >= deadline }
    return now - idleSince >= idling
  }

  /// When to look again: never later than the time of a request that begins after now would be over.
  func nextLook(_ now: NIODeadline) -> NIODeadline {
    if isStreaming { return now + deadline }
    if let requestStart { return requestStart + deadline }
    return min(idleSince + idling, now + deadline)
  }

  /// How long it may be idle.
  private var idling: TimeAmount { hasAnswered ? idleTimeout : firstByteTimeout }
}
