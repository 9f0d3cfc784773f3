import CakeLanguages
import CakeOrdering

/// Where a customer's cake is.
struct TrackingPage: Page {
  static let template = "track"

  /// The review that was left.
  struct ReviewView: Sendable {
    var rating: String
    var comment: String?
  }

  /// A star to choose.
  struct Star: Sendable {
    var value: Int
    var name: String
    var isChosen: Bool
  }

  /// Something that happened.
  struct Event: Sendable {
    var at: String
    var what: String
    var who: String
    var note: String?
  }

  var title: String
  var isNew = false
  var notice: String?
  var noticeKind = "good"
  /// Where changes are told.
  var events: String
  var version: Int
  var path: String
  var number: String
  var headline: String
  var explanation: String
  var steps: [TrackingStep]
  var canReview: Bool
  var stars: [Star]
  var ratingFault: String?
  var comment = ""
  var commentFault: String?
  var review: ReviewView?
  var history: [Event]
  var lines: [LineView]
  var facts: [ReviewPage.Fact]
  var canCancel: Bool
  var cancelUntil: String

  init(_ order: Order, _ token: TrackingToken, _ front: FrontDesk, _ visit: Visit) {
    let texts = front.texts(visit)
    let story = TrackingStory(order: order, front: front, texts: texts)
    let language = texts.language
    let zone = front.desk.calendar.zone
    title = texts("track.title", ["number": order.number.description])
    path = "/track/\(order.id)/\(token.text)"
    events = "/orders/\(order.id)/events?token=\(token.text)"
    version = order.version
    number = order.number.description
    headline = story.headline
    explanation = story.explanation
    steps = TrackingStep.steps(of: order, front, texts)
    canReview = order.status == .delivered && order.review == nil && order.erasedAt == nil
    stars = (1...5).map {
      Star(value: $0, name: texts.counted("track.stars", $0), isChosen: false)
    }
    review = order.review.map {
      ReviewView(rating: texts.counted("track.stars", $0.rating), comment: $0.comment)
    }
    history = order.history.map {
      Event(
        at: language.text($0.at, in: zone), what: texts["action.\($0.action)"],
        who: texts[$0.by.role == .customer ? "track.you" : "who.\($0.by.role)"],
        note: $0.note)
    }
    lines = order.items.enumerated().map { LineView($1, $0, visit) }
    facts = story.facts(visit)
    canCancel = order.status == .placed && front.desk.clock.now() <= order.cutOff
    cancelUntil = texts("track.cancelUntil", ["until": language.text(order.cutOff, in: zone)])
  }

  /// Says what was just done, as the address tells.
  mutating func tell(of query: String, _ texts: Texts) {
    switch query {
    case "placed": isNew = true
    case "cancelled": notice = texts["track.cancelDone"]
    case "reviewed": notice = texts["track.reviewDone"]
    default: break
    }
  }

  /// Shows what is wrong with a review, and what was typed.
  mutating func show(_ faults: FieldFaults, _ form: FormBody?) {
    ratingFault = faults["rating"]
    commentFault = faults["comment"]
    comment = form?["comment"] ?? ""
    let chosen = form?["rating"].flatMap { Int($0) }
    stars = stars.map { Star(value: $0.value, name: $0.name, isChosen: $0.value == chosen) }
  }
}
