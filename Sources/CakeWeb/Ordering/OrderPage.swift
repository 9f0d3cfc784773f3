import CakeLanguages
import CakeOrdering

/// The order before it is placed: the basket, the day, the address, who it is.
struct OrderPage: Page {
  static let template = "order"

  /// A field of one line.
  struct Field: Sendable {
    var id: String
    var label: String
    var hint: String?
    var type: String
    var complete: String
    var limit: Int
    var value: String
    var isRequired: Bool
    var fault: String?
  }

  /// A slot to choose.
  struct SlotChoice: Sendable {
    var id: String
    var name: String
    var from: String
    var to: String
    var isOpen: Bool
    var isChosen: Bool
  }

  /// A fault with the field it is at.
  struct FaultLink: Sendable {
    var field: String
    var text: String
  }

  var title: String
  var summary: String?
  var faults: [FaultLink]
  var isEmpty: Bool
  var key: String
  var lines: [LineView]
  var itemsFault: String?
  var month: String
  var previousMonth: String?
  var nextMonth: String?
  var weekdays: [MonthView.Weekday]
  var weeks: [MonthView.Week]
  var refusals: [MonthView.Refusal]
  var hasRefusals: Bool
  var dayFault: String?
  var slots: [SlotChoice]
  var slotChosen: Bool
  var slotFault: String?
  var isDelivery: Bool
  var address: String
  var addressFault: String?
  var fields: [Field]
  var note: String
  var noteFault: String?
  var avoided: String?
  var total: String

  init(
    _ form: OrderForm, _ days: [DayAvailability], _ span: MonthSpan, _ faults: FieldFaults,
    _ front: FrontDesk,
    _ visit: Visit
  ) {
    let texts = front.texts(visit)
    title = texts["order.title"]
    summary = faults.isEmpty ? nil : texts.counted("order.faults", faults.links.count)
    self.faults = faults.links
    isEmpty = visit.basket.lines.isEmpty
    key = form.key
    lines = visit.basket.lines.enumerated().map {
      LineView($1, $0, front, visit, fault: faults[item: $0])
    }
    itemsFault = faults["items"]
    month = texts.language.month(span.first)
    previousMonth = span.previous?.description
    nextMonth = span.next?.description
    let calendar = MonthView(days, chosen: form.dueDate, texts)
    weekdays = calendar.weekdays
    weeks = calendar.weeks
    refusals = calendar.refusals
    hasRefusals = !refusals.isEmpty
    dayFault = faults["dueDate"]
    let open = days.first { $0.date == form.dueDate }?.slots.filter(\.isOpen).map(\.slot.id)
    slots = front.shop.slots.map {
      SlotChoice(
        id: $0.id, name: texts.slot($0.id).capitalisedFirst, from: $0.from.description, to: $0.to.description,
        isOpen: open?.contains($0.id) ?? true, isChosen: $0.id == form.slot)
    }
    slotChosen = slots.contains { $0.isChosen && $0.isOpen }
    slotFault = faults["slot"]
    isDelivery = form.isDelivery
    address = form.address
    addressFault = faults["address"]
    fields = Self.fields(form, faults, texts)
    note = form.note
    noteFault = faults["note"]
    let avoiding = visit.basket.avoid.map { texts.allergen($0) }
    avoided = avoiding.isEmpty ? nil : avoiding.joined(separator: ", ")
    total = visit.preference.text(visit.basket.total(front.shop))
  }

  private static func fields(_ form: OrderForm, _ faults: FieldFaults, _ texts: Texts) -> [Field] {
    [
      Field(
        id: "name", label: texts["order.name"], hint: nil, type: "text", complete: "name",
        limit: TextRules.name,
        value: form.name, isRequired: true, fault: faults["name"]),
      Field(
        id: "email", label: texts["order.email"], hint: texts["order.emailHint"], type: "email",
        complete: "email", limit: 254, value: form.email, isRequired: true, fault: faults["email"]),
      Field(
        id: "phone", label: texts["order.phone"], hint: texts["order.phoneHint"], type: "tel",
        complete: "tel",
        limit: TextRules.phone, value: form.phone, isRequired: false, fault: faults["phone"]),
    ]
  }
}
