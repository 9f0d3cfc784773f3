import CakeOrdering

/// What is wrong, field by field, in the visitor's words.
struct FieldFaults: Sendable {
  /// The faults in the order of the page.
  private(set) var links: [OrderPage.FaultLink] = []
  private var byField: [String: String] = [:]

  init() {}

  init(_ faults: [Fault], _ texts: Texts) {
    let wording = FaultTexts(texts)
    for fault in faults {
      let field = Self.field(of: fault.pointer)
      guard byField[field] == nil else { continue }
      byField[field] = wording.text(fault.detail, of: field)
    }
    let order = ["items", "dueDate", "slot", "handover", "address", "name", "email", "phone", "note"]
    links = byField.sorted { left, right in
      let ranks = [left.key, right.key].map { key in order.firstIndex { key.hasPrefix($0) } ?? order.count }
      return (ranks[0], left.key) < (ranks[1], right.key)
    }.map { OrderPage.FaultLink(field: $0.key, text: Self.named($0.key, $0.value, texts)) }
  }

  /// A fault with the name of its field in front.
  private static func named(_ field: String, _ text: String, _ texts: Texts) -> String {
    let key = field.hasPrefix("items") ? "order.cakes" : field == "dueDate" ? "order.when" : "order.\(field)"
    let name = texts[key]
    return name == key ? text : "\(name) \u{2013} \(text)"
  }

  /// One fault.
  init(_ field: String, _ text: String) {
    byField[field] = text
    links = [OrderPage.FaultLink(field: field, text: text)]
  }

  var isEmpty: Bool { links.isEmpty }

  subscript(_ field: String) -> String? { byField[field] }
  subscript(item index: Int) -> String? { byField["items-\(index)"] }

  /// The page's field for a pointer of the domain: `/customer/name` is `name`, `/items/2/cakeId` is `items-2`.
  private static func field(of pointer: String) -> String {
    let parts = pointer.split(separator: "/")
    if parts.first == "items", parts.count > 1 { return "items-\(parts[1])" }
    if parts.first == "customer", parts.count > 1 { return String(parts[1]) }
    return parts.first.map(String.init) ?? "faults"
  }
}
