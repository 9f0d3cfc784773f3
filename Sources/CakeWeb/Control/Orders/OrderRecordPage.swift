import CakeLanguages
import CakeOrdering

/// Everything about one order, and what can be done to it.
struct OrderRecordPage: Page {
  static let template = "order-record"

  var title: String
  var width: String? = "wide"
  var tabs: [PageFrame.Link]
  var number: String
  var status: String
  var statusName: String
  var due: String
  var notice: String?
  var noticeKind = "good"
  var troubles: [OrderTrouble]
  var avoided: [AllergenView]
  var hasAvoided: Bool
  var isErased: Bool
  var lines: [LineView]
  var total: String
  // Not called a note: templates would take it for that of whatever has none.
  var customersNote: String?
  var facts: [RecordFact]
  var reports: [RecordFact]
  var hasReports: Bool
  var history: [TrackingPage.Event]
  var notices: [NotificationRow]
  var hasNotices: Bool
  var sameSender: SameSenderView?
  var printURL: String
  var forms: [ActionForm]
  var hasForms: Bool
  var version: Int

  init(_ record: OrderRecord, _ front: FrontDesk, _ visit: Visit) {
    let texts = front.texts(visit)
    let order = record.order
    let story = OrderStory(order: order, front: front, texts: texts)
    title = texts("record.title", ["number": order.number.description])
    tabs = ControlTabs.links(current: .orders, texts)
    number = order.number.description
    status = order.status.rawValue
    statusName = texts.status(order)
    due = TrackingStory(order: order, front: front, texts: texts).due
    troubles = OrderTroubles(
      order: order, notifications: record.notifications, disabled: record.disabled, shop: front.shop,
      texts: texts, isLate: front.desk.calendar.isOverdue(order, at: front.desk.clock.now())
    ).all()
    avoided = order.avoidAllergens.map { AllergenView($0, texts, isAvoided: true) }
    hasAvoided = !order.avoidAllergens.isEmpty
    isErased = order.erasedAt != nil && !order.isErasureIncomplete
    lines = order.items.enumerated().map { LineView($1, $0, visit) }
    total = visit.preference.text(order.total)
    customersNote = order.note
    facts = story.facts
    reports = story.reports
    hasReports = !reports.isEmpty
    history = story.history
    let writer = NotificationRowWriter(front.shop, texts, ControlTimes(front, visit))
    notices = record.notifications.map(writer.row)
    hasNotices = !notices.isEmpty
    sameSender = SameSenderView(record.related, of: order.id, texts)
    printURL = "/bakery/print?date=\(order.dueDate)&producer=\(QueryText.encoded(order.producerID))"
    forms = ActionForms(order: order, shop: front.shop, texts: texts, disabled: record.disabled).all()
    hasForms = !forms.isEmpty
    version = order.version
  }

  /// Says what was just done, as the address tells, if it was done.
  mutating func tell(_ said: String, of order: Order, _ texts: Texts) {
    if said == "noneChosen" {
      notice = texts["sender.noneChosen"]
      noticeKind = "warn"
    } else if said == "movedOn" {
      notice = texts("said.movedOn", ["status": statusName])
      noticeKind = "warn"
    } else if let done = OperatorAction(rawValue: said),
      order.history.contains(where: { $0.action == done.action })
    {
      let name = done == .delivery && order.handover == .pickup ? "collection" : said
      notice = texts["said.\(done == .erasure && order.isErasureIncomplete ? "erasureIncomplete" : name)"]
    }
  }

  /// Puts back what was filled in for an action, and says what is wrong with it.
  mutating func show(_ faults: [Fault], of action: OperatorAction, _ form: FormBody, _ texts: Texts) {
    guard let index = forms.firstIndex(where: { $0.id == action.rawValue }) else { return }
    let wording = FaultTexts(texts)
    let byField = faults.map { (String($0.pointer.dropFirst()), wording.text($0.detail)) }
    for other in forms.indices { forms[other].isOpen = false }
    forms[index].show(form, Dictionary(byField, uniquingKeysWith: { first, _ in first }))
    notice = texts["record.faulty"]
    noticeKind = "danger"
  }
}
