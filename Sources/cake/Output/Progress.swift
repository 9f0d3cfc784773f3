/// Shows how far long work has come, where a person looks on.
struct Progress {
  private let isShown: Bool

  /// - Parameter isShown: Whether to show anything; by default if standard error is a terminal.
  init(isShown: Bool = Console.errorIsTerminal) {
    self.isShown = isShown
  }

  /// Shows what is done of all.
  func show(_ what: String, _ done: Int, of all: Int) {
    guard isShown, all > 0 else { return }
    let percent = done * 100 / all
    let bar = String(repeating: "#", count: percent / 5) + String(repeating: "-", count: 20 - percent / 5)
    Console.progress("\(what)  [\(bar)] \(percent) %")
  }

  /// Clears the line.
  func end() {
    if isShown { Console.progress("") }
  }
}
