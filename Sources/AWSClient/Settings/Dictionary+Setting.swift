extension [String: String] {
  /// A setting; an empty one counts as none, as with other SDKs.
  func setting(_ name: String) -> String? {
    self[name].flatMap { $0.isEmpty ? nil : $0 }
  }
}
