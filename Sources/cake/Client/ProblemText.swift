import JSONText

/// A problem document (RFC 9457) in words for people.
enum ProblemText {
  /// The failure that an answer which is no success means.
  static func failure(_ answer: ShopAnswer) -> CommandFailure {
    CommandFailure(text(answer), (400..<500).contains(answer.status) ? .refused : .failure)
  }

  /// The title, the detail, and every fault with its pointer on a line of its own.
  static func text(_ answer: ShopAnswer) -> String {
    guard let problem = try? JSONValue(parsing: answer.body), problem.object != nil else {
      return "The shop answered \(answer.status)."
    }
    var lines = [headline(problem, answer.status)]
    for fault in problem["errors"]?.array ?? [] {
      let pointer = fault["pointer"]?.string ?? ""
      lines.append(
        "  \(pointer.isEmpty ? "/" : pointer.singleLine): \(fault["detail"]?.string?.singleLine ?? "")")
    }
    if let seconds = answer.retryAfter { lines.append("  Try again in \(seconds.singleLine) s.") }
    if answer.status == 401 { lines.append("  Set CAKE_TOKEN to a token from cake token issue.") }
    return lines.joined(separator: "\n")
  }

  private static func headline(_ problem: JSONValue, _ status: Int) -> String {
    let title = problem["title"]?.string?.singleLine ?? "The shop said no"
    guard let detail = problem["detail"]?.string?.singleLine, detail != title else {
      return "\(title) (\(status))"
    }
    return "\(title) (\(status)): \(detail)"
  }
}
