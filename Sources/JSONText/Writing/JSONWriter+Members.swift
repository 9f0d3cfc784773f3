extension JSONWriter {
  // MARK: Names

  /// Writes a member's name; its value must follow. What stands in the code as a name must need no escapes.
  public mutating func name(_ name: StaticString) {
    name.withUTF8Buffer { text in
      assert(text.endOfPlainText(from: 0) == text.count, "a name that needs escapes")
      let quote = needsComma ? 1 : 0
      extend(by: quote + text.count + 3) { free in
        free[0] = UInt8(ascii: ",")
        free[quote] = UInt8(ascii: "\"")
        free.copy(text, to: quote + 1)
        free[quote + text.count + 1] = UInt8(ascii: "\"")
        free[quote + text.count + 2] = UInt8(ascii: ":")
      }
    }
    needsComma = false
  }

  /// Writes a member's name that is only known at run time; its value must follow.
  public mutating func name(dynamic name: String) {
    comma()
    quoted(name)
    append(UInt8(ascii: ":"))
    needsComma = false
  }

  // MARK: Members

  /// Writes a member with a string.
  public mutating func member(_ name: StaticString, _ text: String) {
    self.name(name)
    value(text)
  }

  /// Writes a member with a whole number.
  public mutating func member(_ name: StaticString, _ number: Int) {
    self.name(name)
    value(number)
  }

  /// Writes a member with a truth value.
  public mutating func member(_ name: StaticString, _ truth: Bool) {
    self.name(name)
    value(truth)
  }

  /// Writes a member with a value that was decoded.
  public mutating func member(_ name: StaticString, _ value: JSONValue) {
    self.name(name)
    self.value(value)
  }

  /// Writes a member whose name is only known at run time.
  public mutating func member(dynamic name: String, _ value: JSONValue) {
    self.name(dynamic: name)
    self.value(value)
  }

  /// Writes a member with a value that is JSON already, as it is and unchecked.
  public mutating func member(_ name: StaticString, raw json: some Collection<UInt8>) {
    self.name(name)
    raw(json)
  }

  /// Writes a member with a string, or nothing at all if there is none.
  public mutating func member(_ name: StaticString, ifPresent text: String?) {
    if let text { member(name, text) }
  }

  /// Writes a member with a whole number, or nothing at all if there is none.
  public mutating func member(_ name: StaticString, ifPresent number: Int?) {
    if let number { member(name, number) }
  }

  /// Writes a member with a truth value, or nothing at all if there is none.
  public mutating func member(_ name: StaticString, ifPresent truth: Bool?) {
    if let truth { member(name, truth) }
  }

  // MARK: Members with members

  /// Writes a member with an object.
  ///
  /// - Parameters:
  ///   - name: the member's name.
  ///   - members: writes the object's members.
  /// - Throws: what `members` throws; the text is unfinished then.
  @inlinable public mutating func object<Failure: Error>(
    _ name: StaticString, _ members: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    self.name(name)
    try object(members)
  }

  /// Writes a member with an array.
  ///
  /// - Parameters:
  ///   - name: the member's name.
  ///   - elements: writes the array's elements.
  /// - Throws: what `elements` throws; the text is unfinished then.
  @inlinable public mutating func array<Failure: Error>(
    _ name: StaticString, _ elements: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    self.name(name)
    try array(elements)
  }
}
