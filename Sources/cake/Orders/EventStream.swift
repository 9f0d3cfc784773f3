/// Puts the events of a stream together from its lines (WHATWG HTML, "Server-sent events").
struct EventStream {
  /// After what time the stream is to be asked for again when it ends.
  private(set) var pause = Duration.seconds(3)
  private var data: [String] = []

  /// Forgets an event that a stream did not finish before it ended.
  mutating func begin() {
    data = []
  }

  /// Takes a line.
  ///
  /// - Returns: An event's data, if the line ended one that has any.
  mutating func take(_ line: String) -> String? {
    guard !line.isEmpty else {
      defer { data = [] }
      return data.isEmpty ? nil : data.joined(separator: "\n")
    }
    if line.hasPrefix("data:") {
      let value = line.dropFirst("data:".count)
      data.append(String(value.hasPrefix(" ") ? value.dropFirst() : value))
    }
    if line.hasPrefix("retry:"), let milliseconds = Int(line.dropFirst("retry:".count).filter { $0 != " " }) {
      pause = .milliseconds(min(max(milliseconds, 0), 60_000))
    }
    return nil
  }
}
