extension SandboxDeliveryCompany: CustomStringConvertible, CustomReflectable {
  /// Nothing of its secrets: logs describe the services that a process runs.
  public var description: String { "SandboxDeliveryCompany" }

  /// Nothing either: `dump` reads this.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension SandboxDeliveryCompany.Configuration: CustomStringConvertible, CustomReflectable {
  /// Where it listens and whom it reports to, none of its secrets.
  public var description: String { "\(host):\(port) for \(shopURL)" }

  /// Nothing: `dump` reads this.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
