/// What became of a change.
public enum CommitResult: Sendable, Equatable {
  /// It is stored, now or by an earlier try.
  case committed
  /// The order has another version than the change expected; nothing was stored.
  case versionConflict
  /// A producer's day has too little room; nothing was stored.
  case full
}
