/// Whether orders are taken for a day, and why not.
public struct DayAvailability: Sendable, Equatable {
  /// The day.
  public let date: LocalDate
  /// Its slots, by their start.
  public let slots: [SlotAvailability]
  /// Why the day cannot be had; nil if it can.
  public let reason: Reason?

  /// Whether orders are taken for some slot of the day.
  public var isOpen: Bool { reason == nil }

  /// Whether orders are taken for a slot.
  public struct SlotAvailability: Sendable, Equatable {
    /// The slot.
    public let slot: Slot
    /// Why it cannot be had; nil if it can.
    public let reason: Reason?

    /// Whether orders are taken for it.
    public var isOpen: Bool { reason == nil }
  }

  /// Why orders are not taken.
  public enum Reason: String, Sendable, CaseIterable {
    /// It is over.
    case past
    /// It lies too far ahead.
    case beyondHorizon
    /// The shop is closed.
    case closed
    /// Every producer's day is full.
    case full
    /// No cake can be ready by then.
    case tooSoon
  }
}
