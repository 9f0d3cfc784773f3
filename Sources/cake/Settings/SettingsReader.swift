import Configuration

/// Reads settings one by one and collects what is wrong with them.
///
/// Flags come first, then the environment; what is in neither, or empty, is not set. All settings are read
/// as texts and understood here, so that a fault has a name and words instead of being overlooked.
struct SettingsReader {
  private let config: ConfigReader
  private(set) var faults = SettingsFaults()

  /// - Parameters:
  ///   - flags: What the command line says, by the variables' names: `CAKE_PORT`.
  ///   - environment: The environment's variables.
  init(flags: [String: String], environment: [String: String]) {
    let flags = flags.map {
      (AbsoluteConfigKey(Self.components($0.key)), ConfigValue(.string($0.value), isSecret: false))
    }
    config = ConfigReader(providers: [
      InMemoryProvider(name: "flags", values: Dictionary(flags) { first, _ in first }),
      EnvironmentVariablesProvider(
        environmentVariables: environment.filter { !$0.value.isEmpty },
        secretsSpecifier: .specific(["CAKE_SMTP_URL", "CAKE_TOKEN"])),
    ])
  }

  /// The text of a variable; nil if it is not set.
  func text(_ variable: String) -> String? {
    config.string(forKey: ConfigKey(Self.components(variable)), isSecret: Self.isSecret(variable))
  }

  /// The value of a variable; the default if it is not set or not understood, which is a fault.
  mutating func value<Value>(
    _ variable: String, default value: Value, _ expectation: String, _ read: (String) -> Value?
  ) -> Value {
    optional(variable, expectation, read) ?? value
  }

  /// The value of a variable; nil if it is not set or not understood, which is a fault.
  mutating func optional<Value>(_ variable: String, _ expectation: String, _ read: (String) -> Value?)
    -> Value?
  {
    guard let text = text(variable) else { return nil }
    guard let value = read(text) else {
      faults.add(variable, expectation)
      return nil
    }
    return value
  }

  /// The value of a variable whose reading says itself what is wrong.
  mutating func optional<Value, Failure: Error>(
    _ variable: String, _ read: (String) throws(Failure) -> Value
  ) -> Value? {
    guard let text = text(variable) else { return nil }
    do {
      return try read(text)
    } catch {
      faults.add(variable, "is not usable: \(error)")
      return nil
    }
  }

  /// `CAKE_DATA_DIR` is the key `cake.data.dir`.
  private static func components(_ variable: String) -> [String] {
    variable.lowercased().split(separator: "_").map(String.init)
  }

  private static func isSecret(_ variable: String) -> Bool {
    variable == "CAKE_SMTP_URL" || variable == "CAKE_TOKEN"
  }
}
