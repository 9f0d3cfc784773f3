public import CakeOrdering
public import JSONText

/// The parts of an order that look the same wherever orders are written.
extension JSONWriter {
  mutating func customer(_ customer: Customer) {
    object("customer") { json in
      json.member("name", customer.name)
      json.member("email", customer.email.text)
      json.member("phone", ifPresent: customer.phone)
      json.member("language", ifPresent: customer.language)
    }
  }

  mutating func items(_ items: [OrderItem]) {
    array("items") { json in
      for item in items {
        json.object { json in
          json.member("cakeId", item.cakeID)
          json.member("name", item.name)
          json.member("quantity", item.quantity)
          json.member("inscription", ifPresent: item.inscription)
          json.money("unitPrice", item.unitPrice)
          json.member("taxRate", item.taxRate)
        }
      }
    }
  }

  mutating func history(_ history: [HistoryEntry]) {
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
        }
      }
    }
  }

  mutating func party(_ party: Party) {
    member("by", party.role.rawValue)
    member("subject", ifPresent: party.subject)
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
