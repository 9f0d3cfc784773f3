import CakeOrdering
import JSONText

/// Reads a shop file member by member and collects faults on the way.
struct ShopReader {
  let root: JSONField
  private var jsonFaults: [JSONFault] = []
  private var ruleFaults: [Fault] = []

  init(root: JSONField) {
    self.root = root
  }

  var faults: [Fault] { jsonFaults.map { Fault($0.pointer, $0.detail) } + ruleFaults }

  mutating func shop(isTimeZone: (String) -> Bool) -> Shop? {
    let currency = text(root["currency"], "must be an ISO 4217 code such as EUR") { text in
      text.utf8.count == 3 && text.utf8.allSatisfy { (65...90).contains($0) } ? text : nil
    }
    let zone = text(root["timeZone"], "must be a time zone of the tz database such as Europe/Berlin") {
      text in
      isTimeZone(text) ? text : nil
    }
    let cakes = cakes(currency: currency ?? "EUR")
    let shop = Shop(
      name: name(root["name"]), address: name(root["address"], max: 500), currency: currency ?? "",
      timeZone: zone ?? "", bookingHorizonDays: int(root["bookingHorizonDays"], 1...730),
      retentionDays: int(root["retentionDays"], 1...36_500), slots: slots(), closed: closedDays(),
      cakes: cakes, producers: producers(Set(cakes.map(\.id))), deliveryCompanies: deliveryCompanies(),
      operators: operators())
    guard faults.isEmpty else { return nil }
    for cake in cakes where !shop.producers.contains(where: { $0.bakes(cake.id) }) {
      ruleFaults.append(Fault("/producers", "nobody bakes \(cake.id)"))
    }
    return faults.isEmpty ? shop : nil
  }

  private mutating func cakes(currency: String) -> [Cake] {
    list("cakes") { reader, field in
      Cake(
        id: reader.id(field["id"]), name: reader.name(field["name"]),
        description: reader.name(field["description"], max: 1000),
        price: Money(amount: reader.int(field["price"], 0...100_000_000), currency: currency),
        taxRate: reader.text(field["taxRate"], "must be a percentage such as \"7.0\"", as: Self.percentage)
          ?? "",
        allergens: reader.allergens(field["allergens"]), effort: reader.int(field["effort"], 1...100_000),
        leadTimeHours: reader.int(field["leadTimeHours"], 0...8_760),
        cutOff: reader.time(field["cutOff"]), takesInscription: reader.flag(field["inscription"]))
    }
  }

  private mutating func slots() -> [Slot] {
    list("slots") { reader, field in
      let slot = Slot(
        id: reader.id(field["id"]), from: reader.time(field["from"]), to: reader.time(field["to"]))
      if slot.to <= slot.from { reader.fault(field["to"], "must be after from") }
      return slot
    }
  }

  private mutating func closedDays() -> ClosedDays {
    let closed = root["closed"]
    let weekdays = optionalList(closed["weekdays"]) { reader, field in
      reader.text(field, "must be a day of the week such as sunday", as: Weekday.init(rawValue:))
    }
    let dates = optionalList(closed["dates"]) { reader, field in
      reader.text(field, "must be a date such as 2026-12-25") { LocalDate($0) }
    }
    if Set(weekdays.compactMap(\.self)).count == Weekday.allCases.count {
      fault(closed["weekdays"], "must leave a day open")
    }
    return ClosedDays(weekdays: Set(weekdays.compactMap(\.self)), dates: Set(dates.compactMap(\.self)))
  }

  private mutating func producers(_ known: Set<CakeID>) -> [Producer] {
    list("producers") { reader, field in
      let cakes: [String]? =
        field["cakes"].value == nil
        ? nil
        : reader.optionalList(field["cakes"]) { reader, field in
          reader.text(field, "is not on the menu") { known.contains($0) ? $0 : nil } ?? ""
        }
      let email = reader.email(field["email"])
      let id = reader.id(field["id"])
      let name = reader.name(field["name"])
      let language = reader.optionalLanguage(field["language"])
      let capacity = reader.int(field["dailyCapacity"], 1...1_000_000_000)
      guard let email else { return nil }
      return Producer(
        id: id, name: name, email: email, language: language, cakes: cakes.map(Set.init),
        dailyCapacity: capacity)
    }
  }

  private mutating func deliveryCompanies() -> [DeliveryCompany] {
    list("deliveryCompanies", required: false) { reader, field in
      let secrets = reader.optionalList(field["secrets"]) { reader, field in
        reader.text(field, "must be env:NAME, ssm:/NAME or file:PATH", as: SecretReference.init)
      }
      if secrets.isEmpty { reader.fault(field["secrets"], "must name at least one secret") }
      let email = reader.email(field["email"])
      let id = reader.id(field["id"])
      let name = reader.name(field["name"])
      let endpoint = reader.text(field["endpoint"], "must be an https URL", as: Self.endpoint)
      guard let email, let endpoint else { return nil }
      return DeliveryCompany(
        id: id, name: name, email: email, endpoint: endpoint, secrets: secrets.compactMap(\.self))
    }
  }

  private mutating func operators() -> [ShopOperator] {
    list("operators") { reader, field in
      let id = reader.id(field["id"])
      let name = reader.name(field["name"])
      return reader.email(field["email"]).map { ShopOperator(id: id, name: name, email: $0) }
    }
  }

  /// The elements of an array whose ids must differ; those that cannot be made left their faults.
  private mutating func list<Element>(
    _ name: String, required: Bool = true, _ read: (inout ShopReader, JSONField) -> Element?
  ) -> [Element] {
    let field = root[name]
    if !required, field.value == nil { return [] }
    guard let elements = field.array(&jsonFaults, count: (required ? 1 : 0)...10_000) else { return [] }
    var seen: Set<String> = []
    return elements.compactMap { element in
      if case .string(let id)? = element["id"].value, !seen.insert(id).inserted {
        fault(element["id"], "is used twice")
      }
      return read(&self, element)
    }
  }

  private mutating func optionalList<Element>(
    _ field: JSONField, _ read: (inout ShopReader, JSONField) -> Element
  ) -> [Element] {
    guard let elements = field.optionalArray(&jsonFaults) else { return [] }
    return elements.map { read(&self, $0) }
  }
}

extension ShopReader {
  private static func percentage(_ text: String) -> String? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let digits = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }
    return (1...2).contains(parts.count) && digits && text.utf8.count <= 8 ? text : nil
  }

  private static func endpoint(_ text: String) -> String? {
    let scheme = ["https://", "http://"].first { text.hasPrefix($0) }
    guard let scheme, text.utf8.count > scheme.utf8.count, text.utf8.count <= 2048,
      text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return nil }
    return text
  }

  fileprivate mutating func fault(_ field: JSONField, _ detail: String) {
    ruleFaults.append(Fault(field.pointer, detail))
  }

  fileprivate mutating func text<Value>(
    _ field: JSONField, _ expectation: String, as convert: (String) -> Value?
  ) -> Value? {
    guard let text = field.string(&jsonFaults) else { return nil }
    guard let value = convert(text) else {
      fault(field, expectation)
      return nil
    }
    return value
  }

  fileprivate mutating func id(_ field: JSONField) -> String {
    text(field, "must be 1 to 64 of the characters a-z, 0-9 and -") { text in
      (1...64).contains(text.utf8.count)
        && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 } ? text : nil
    } ?? ""
  }

  fileprivate mutating func name(_ field: JSONField, max: Int = 200) -> String {
    text(field, "must have 1 to \(max) characters and no line breaks") { text in
      let scalars = text.unicodeScalars
      return (1...max).contains(scalars.count) && scalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
        ? text : nil
    } ?? ""
  }

  fileprivate mutating func email(_ field: JSONField) -> EmailAddress? {
    text(field, "must be an email address", as: EmailAddress.init)
  }

  fileprivate mutating func optionalLanguage(_ field: JSONField) -> String? {
    guard field.value != nil else { return nil }
    return text(field, "must be a language tag such as en or de-AT") {
      LanguageTag.isWellFormed($0) ? $0 : nil
    }
  }

  fileprivate mutating func time(_ field: JSONField) -> LocalTime {
    text(field, "must be a time such as 14:00") { LocalTime($0) } ?? LocalTime(minutesSinceMidnight: 0)
  }

  fileprivate mutating func int(_ field: JSONField, _ range: ClosedRange<Int>) -> Int {
    field.int(&jsonFaults, in: range) ?? range.lowerBound
  }

  fileprivate mutating func flag(_ field: JSONField) -> Bool {
    field.optionalBool(&jsonFaults) ?? false
  }

  fileprivate mutating func allergens(_ field: JSONField) -> [Allergen] {
    guard let elements = field.array(&jsonFaults, count: 0...50) else { return [] }
    return elements.map { element in
      text(element, "must be an allergen's name in lower case") { text in
        (1...40).contains(text.utf8.count) && text == text.lowercased() ? text : nil
      } ?? ""
    }
  }
}
