import CakeOrdering

/// A part of the list of orders as the index has it: places in order, as far as is known.
struct TimelineSlice: Sendable {
  /// The places, sorted, each once.
  private(set) var places: [OrderCursor]
  /// Up to where none is missing; nil if that is the end of what was asked for.
  private(set) var horizon: OrderCursor?

  /// Places in order.
  ///
  /// - Parameter isComplete: Whether there are no more after them.
  init(sorted places: [OrderCursor], isComplete: Bool) {
    self.places = places
    horizon = isComplete ? nil : places.last
  }

  /// Slices of the same days put together. What lies beyond a slice's horizon is left out: another place could
  /// belong before it.
  init(merging slices: [TimelineSlice]) {
    let horizon = slices.compactMap(\.horizon).min()
    let all = Set(slices.flatMap(\.places))
    self.horizon = horizon
    places = all.filter { place in horizon.map { place <= $0 } ?? true }.sorted()
  }
}
