import LambdaRuntime

/// Everything that is wrong with the settings, each fault with its variable's name. Shows no value.
package struct SettingsFaults: Error, Equatable {
  private(set) var lines: [String] = []

  init() {}

  /// Something is wrong with one variable.
  package init(_ variable: String, _ detail: String) {
    add(variable, detail)
  }

  /// A variable is not set.
  package init(missing variable: String) {
    self.init(variable, "must be set")
  }

  var isEmpty: Bool { lines.isEmpty }

  mutating func add(_ variable: String, _ detail: String) {
    lines.append("\(variable) \(detail)")
  }
}

extension SettingsFaults: ReportableError {
  /// All faults, for the operator.
  package var report: String { lines.joined(separator: "; ") }
}
