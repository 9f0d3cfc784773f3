extension FrontDesk {
  /// The board with its days rendered side by side: a thousand tickets are the work of more than one core.
  func drawn(_ board: BakeryPage, for visit: Visit) async -> BakeryPage {
    var board = board
    board.drawnDays = await renderer.parts(board.days, by: "board-day", in: visit.language)
    return board
  }
}
