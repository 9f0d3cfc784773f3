/// The board alone, for pages that are open already.
struct BoardFragment: Board {
  static let template = "board"

  var title: String
  var formToken: String
  var boardVersion: String
  var isEmpty: Bool
  var days: [DayView]
  var drawnDays: [RenderedPart] = []
  var waiting: [TicketView]
  var hasWaiting: Bool

  init(_ page: BakeryPage) {
    title = page.title
    formToken = page.formToken
    boardVersion = page.boardVersion
    isEmpty = page.isEmpty
    days = page.days
    waiting = page.waiting
    hasWaiting = page.hasWaiting
  }
}
