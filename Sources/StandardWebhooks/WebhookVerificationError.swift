/// Why a request is refused as a webhook. Safe to log: it repeats nothing of what was sent.
public enum WebhookVerificationError: Error, Sendable, Equatable {
  /// The header of this name is missing or empty.
  case missingHeader(String)

  /// The timestamp is not a number of whole seconds.
  case invalidTimestamp

  /// It was signed longer ago than the tolerance allows: a replay, or the clocks differ.
  case tooOld

  /// It was signed further in the future than the tolerance allows: the clocks differ.
  case tooNew

  /// No signature was made over these bytes with a secret that is known here.
  case noMatchingSignature
}
