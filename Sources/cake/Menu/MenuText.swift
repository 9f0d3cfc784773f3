import JSONText

/// The menu as people read it.
enum MenuText {
  static func text(_ menu: JSONValue) -> String {
    var table = Table([
      .left("ID"), .left("CAKE"), .right("PRICE"), .right("NOTICE"), .left("INSCRIPTION"), .left("CONTAINS"),
    ])
    for cake in menu["cakes"]?.array ?? [] {
      table.add([
        cake["id"]?.string, cake["name"]?.string, MoneyText.text(cake["price"]),
        cake["leadTimeHours"]?.int.map { "\($0) h" }, cake["inscription"]?.bool == true ? "yes" : "no",
        (cake["allergens"]?.array ?? []).compactMap(\.string).joined(separator: ", "),
      ])
    }
    return table.text
  }
}
