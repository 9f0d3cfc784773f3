/// Reads settings one by one and collects what is wrong with them.
struct SettingsReader {
  private let environment: [String: String]
  private(set) var faults = SettingsFaults()

  init(_ environment: [String: String]) {
    self.environment = environment
  }

  /// The value of a variable; nil if it is not set or not understood, which is a fault.
  mutating func optional<Value>(_ variable: String, _ expectation: String, _ read: (String) -> Value?)
    -> Value?
  {
    guard let text = environment[variable], !text.isEmpty else { return nil }
    guard let value = read(text) else {
      faults.add(variable, expectation)
      return nil
    }
    return value
  }

  /// The same where not being set is a fault too.
  mutating func required<Value>(_ variable: String, _ expectation: String, _ read: (String) -> Value?)
    -> Value?
  {
    guard environment[variable]?.isEmpty == false else {
      faults.add(variable, expectation)
      return nil
    }
    return optional(variable, expectation, read)
  }

  /// Notes that a variable is not set.
  mutating func require(_ variable: String) {
    if environment[variable]?.isEmpty != false { faults.add(variable, "must be set") }
  }
}
