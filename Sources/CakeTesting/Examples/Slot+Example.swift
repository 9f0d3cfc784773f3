public import CakeOrdering

extension [Slot] {
  /// Nine to noon, and one to six.
  public static let example: [Slot] = [
    Slot(id: "morning", from: .at("09:00"), to: .at("12:00")),
    Slot(id: "afternoon", from: .at("13:00"), to: .at("18:00")),
  ]
}
