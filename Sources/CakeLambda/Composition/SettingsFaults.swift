import LambdaRuntime

/// Everything that is wrong with the settings, each fault with its variable's name. Shows no value.
struct SettingsFaults: Error, Equatable {
  private(set) var lines: [String] = []

  init() {}

  /// A variable is not set.
  init(missing variable: String) {
    add(variable, "must be set")
  }

  var isEmpty: Bool { lines.isEmpty }

  mutating func add(_ variable: String, _ detail: String) {
    lines.append("\(variable) \(detail)")
  }
}

extension SettingsFaults: ReportableError {
  /// All faults, for the operator.
  var report: String { lines.joined(separator: "; ") }
}
