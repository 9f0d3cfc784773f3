/// A page with the days of the board.
protocol Board: Page {
  /// The days with something to bake.
  var days: [DayView] { get }
  /// The days as they are shown.
  var drawnDays: [RenderedPart] { get set }
}

extension FrontDesk {
  /// A board with its days rendered side by side: a thousand tickets are the work of more than one core.
  func drawn<B: Board>(_ board: B, for visit: Visit) async -> B {
    var board = board
    board.drawnDays = await renderer.parts(board.days, by: "board-day", in: visit.language)
    return board
  }
}
