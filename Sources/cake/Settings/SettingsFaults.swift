/// Everything that is wrong with the settings, each fault with its variable's name. Never shows a secret.
struct SettingsFaults: Error, Equatable, CustomStringConvertible {
  /// One line for each fault: `CAKE_PORT must be a port from 0 to 65535`.
  private(set) var lines: [String] = []

  mutating func add(_ variable: String, _ detail: String) {
    lines.append("\(variable) \(detail)")
  }

  var isEmpty: Bool { lines.isEmpty }

  var description: String { lines.joined(separator: "\n") }
}
