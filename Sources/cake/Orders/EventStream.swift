/// Puts the events of a stream together from its lines (WHATWG HTML, "Server-sent events").
struct EventStream {
  private var data: [String] = []

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
    return nil
  }
}
