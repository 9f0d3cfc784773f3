public import CakeOrdering

extension [DeliveryCompany] {
  /// Two companies with endpoints that exist nowhere.
  public static let example: [DeliveryCompany] = [
    DeliveryCompany(
      id: "swift-wheels", name: "Swift Wheels", email: .example("swift-wheels"),
      endpoint: "https://swift-wheels.example.com/deliveries", secrets: [.environment("SWIFT_WHEELS_SECRET")]),
    DeliveryCompany(
      id: "radkurier", name: "Radkurier", email: .example("radkurier"),
      endpoint: "https://radkurier.example.com/hooks", secrets: [.environment("RADKURIER_SECRET")]),
  ]
}
