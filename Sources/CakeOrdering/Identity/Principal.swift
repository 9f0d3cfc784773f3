/// Who asks, as far as credentials show.
public enum Principal: Sendable, Hashable {
  /// Somebody without credentials.
  case anonymous
  /// Somebody who shows a tracking token; of which order it is remains to be seen.
  case customer(TrackingToken)
  /// A producer, delivery company or operator whose token was verified.
  case staff(Party)
}
