extension Mailbox {
  /// Reads a mailbox as people write it in settings: `Name <local@domain>` or `local@domain`.
  ///
  /// Quotation marks around the name are dropped. Nil if the address is none, or if the name holds an angle
  /// bracket.
  public init?(parsing text: String) {
    let text = text.trimmingSpaces()
    guard text.hasSuffix(">") else {
      guard let address = EmailAddress(text) else { return nil }
      self.init(name: "", address: address)
      return
    }
    let parts = text.dropLast().split(separator: "<", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].contains(">"), let address = EmailAddress(String(parts[1])) else {
      return nil
    }
    var name = String(parts[0]).trimmingSpaces()
    if name.count >= 2, name.hasPrefix("\""), name.hasSuffix("\"") {
      name = String(name.dropFirst().dropLast())
    }
    self.init(name: name, address: address)
  }
}

extension String {
  /// The text without whitespace at its ends.
  fileprivate func trimmingSpaces() -> String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
