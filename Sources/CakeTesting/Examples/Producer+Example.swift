public import CakeOrdering

extension [Producer] {
  /// One bakery that bakes everything, and a small one that bakes the first two cakes.
  public static let example: [Producer] = [
    Producer(
      id: "backstube", name: "Backstube Mitte", email: .example("backstube"), cakes: nil, dailyCapacity: 40),
    Producer(
      id: "ofenliebe", name: "Ofenliebe", email: .example("ofenliebe"),
      cakes: ["victoria-sponge", "hazelnut-torte"], dailyCapacity: 8),
  ]
}
