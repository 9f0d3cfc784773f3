/// A reservation of a part of a producer's day, or its release.
public struct CapacityAdjustment: Sendable, Hashable {
  /// Whose day.
  public let key: CapacityKey
  /// How much is reserved (above 0) or released (below 0).
  public let effort: Int
  /// The most that may be reserved of that day, this included; not looked at by a release.
  public let limit: Int

  /// Takes a part of a producer's day, if that much of it is left.
  public static func reserve(_ effort: Int, of key: CapacityKey, limit: Int) -> CapacityAdjustment {
    CapacityAdjustment(key: key, effort: effort, limit: limit)
  }

  /// Gives back a part of a producer's day.
  public static func release(_ effort: Int, of key: CapacityKey) -> CapacityAdjustment {
    CapacityAdjustment(key: key, effort: -effort, limit: .max)
  }
}
