public import CakeOrdering
public import JSONText

/// The parts of an order that look the same wherever orders are written; what a newer version added to them stands in
/// stored documents alone.
extension JSONWriter {
  mutating func customer(_ customer: Customer, isStored: Bool = false) {
    object("customer") { json in
      json.member("name", customer.name)
      json.member("email", customer.email.text)
      json.member("phone", ifPresent: customer.phone)
      json.member("language", ifPresent: customer.language)
      if isStored { json.unknownMembers(customer.unknownMembers) }
    }
  }

  mutating func items(_ items: [OrderItem], isStored: Bool = false) {
    array("items") { json in
      for item in items {
        json.object { json in
          json.member("cakeId", item.cakeID)
          json.member("name", item.name)
          json.member("quantity", item.quantity)
          json.member("inscription", ifPresent: item.inscription)
          json.money("unitPrice", item.unitPrice)
          json.member("taxRate", item.taxRate)
          if isStored { json.unknownMembers(item.unknownMembers) }
        }
      }
    }
  }

  mutating func history(_ history: [HistoryEntry], isStored: Bool = false) {
    array("history") { json in
      for entry in history {
        json.object { json in
          json.member("at", entry.at.description)
          json.party(entry.by)
          json.member("action", entry.action.rawValue)
          json.member("status", entry.status.rawValue)
          json.member("version", entry.version)
          json.member("note", ifPresent: entry.note)
          json.member("takenFrom", ifPresent: entry.takenFrom)
          if isStored { json.unknownMembers(entry.unknownMembers) }
        }
      }
    }
  }

  mutating func party(_ party: Party) {
    member("by", party.role.rawValue)
    member("subject", ifPresent: party.subject)
  }

  /// What a newer version added to an object, as it wrote it.
  mutating func unknownMembers(_ members: UnknownMembers?) {
    if let members { raw(members.json) }
  }

  /// An amount of money, as the whole API writes it.
  public mutating func money(_ name: StaticString, _ money: Money) {
    object(name) { json in
      json.member("amount", money.amount)
      json.member("currency", money.currency)
    }
  }

  mutating func strings(_ name: StaticString, _ strings: [String]) {
    array(name) { json in
      for string in strings { json.value(string) }
    }
  }
}
