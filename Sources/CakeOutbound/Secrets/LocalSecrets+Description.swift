extension LocalSecrets: CustomStringConvertible, CustomReflectable {
  /// Nothing of the environment, which is full of secrets: logs describe what services hold.
  public var description: String { "LocalSecrets" }

  /// Nothing either: `dump` reads this.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
