extension Shop {
  /// Why nobody could ever bake certain cakes as one order, however free the day.
  public enum BakingObstacle: Sendable, Equatable {
    /// Each is baked by somebody, all of them by nobody.
    case nobodyBakesAll
    /// More than any producer who bakes them all can bake in a day.
    case moreThanADay
  }

  /// The producers who bake all of certain cakes, and in a day as much as is asked for, in the order of the shop file.
  ///
  /// - Parameter effort: In units of ``Cake/effort``.
  public func producers(baking cakes: some Sequence<CakeID>, effort: Int) -> [Producer] {
    let cakes = Set(cakes)
    return producers.filter { producer in
      effort <= producer.dailyCapacity && cakes.allSatisfy(producer.bakes)
    }
  }

  /// Why nobody could ever bake certain cakes as one order; nil if somebody could.
  ///
  /// - Parameter effort: In units of ``Cake/effort``.
  public func obstacle(toBaking cakes: some Sequence<CakeID>, effort: Int) -> BakingObstacle? {
    let cakes = Set(cakes)
    guard producers(baking: cakes, effort: effort).isEmpty else { return nil }
    return producers(baking: cakes, effort: 0).isEmpty ? .nobodyBakesAll : .moreThanADay
  }
}
