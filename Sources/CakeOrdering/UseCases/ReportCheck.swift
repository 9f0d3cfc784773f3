/// Checks the texts and numbers of the small reports that actions bring.
struct ReportCheck {
  private var faults: FaultList

  init(_ unreadable: [Fault]) {
    faults = FaultList(unreadable)
  }

  mutating func text(_ text: String?, at pointer: String, max: Int, required: Bool = false) {
    if let text {
      if let fault = TextRules.fault(in: text, max: max, blankAllowed: !required) {
        faults.add(pointer, fault)
      }
    } else if required {
      faults.add(pointer, "is required")
    }
  }

  mutating func rating(_ rating: Int?, at pointer: String, required: Bool = false) {
    if let rating {
      if !(1...5).contains(rating) { faults.add(pointer, "must be from 1 to 5") }
    } else if required {
      faults.add(pointer, "is required")
    }
  }

  mutating func require(_ condition: Bool, at pointer: String, _ detail: String) {
    if !condition { faults.add(pointer, detail) }
  }

  func finish() throws(OrderingError) {
    if !faults.faults.isEmpty { throw .invalid(faults.faults) }
  }
}
