extension JSONField {
  // MARK: Strings and truth values

  /// The string. Otherwise reports "is required" or "must be a string".
  ///
  /// - Parameter faults: where a fault is appended.
  public func string(_ faults: inout [JSONFault]) -> String? {
    if case .value(.string(let text)) = content { return text }
    reportMismatch("must be a string", &faults)
    return nil
  }

  /// The string, or nil if there is none. Reports "must be a string" if it is something else.
  ///
  /// - Parameter faults: where a fault is appended.
  public func optionalString(_ faults: inout [JSONFault]) -> String? {
    isAbsent ? nil : string(&faults)
  }

  /// The truth value. Otherwise reports "is required" or "must be true or false".
  ///
  /// - Parameter faults: where a fault is appended.
  public func bool(_ faults: inout [JSONFault]) -> Bool? {
    if case .value(.bool(let value)) = content { return value }
    reportMismatch("must be true or false", &faults)
    return nil
  }

  /// The truth value, or nil if there is none. Reports "must be true or false" if it is something else.
  ///
  /// - Parameter faults: where a fault is appended.
  public func optionalBool(_ faults: inout [JSONFault]) -> Bool? {
    isAbsent ? nil : bool(&faults)
  }

  // MARK: Whole numbers

  /// The whole number; `3.0` is one. Otherwise reports "is required", "must be a whole number", or
  /// that it must be within the range.
  ///
  /// - Parameters:
  ///   - faults: where a fault is appended.
  ///   - range: the numbers that are allowed.
  public func int(_ faults: inout [JSONFault], in range: ClosedRange<Int> = .min ... .max) -> Int? {
    guard case .value(.number(let number)) = content, number.isWhole else {
      reportMismatch("must be a whole number", &faults)
      return nil
    }
    if let value = number.int, range.contains(value) { return value }
    let isUnlimited = range == .min ... .max
    faults.append(fault(isUnlimited ? "is out of range" : "must be \(range.limits(lowest: .min))"))
    return nil
  }

  /// The whole number, or nil if there is none. Reports what `int` reports if it is something else.
  ///
  /// - Parameters:
  ///   - faults: where a fault is appended.
  ///   - range: the numbers that are allowed.
  public func optionalInt(
    _ faults: inout [JSONFault], in range: ClosedRange<Int> = .min ... .max
  ) -> Int? {
    isAbsent ? nil : int(&faults, in: range)
  }

  // MARK: Arrays and objects

  /// The elements of the array. Otherwise reports "is required", "must be an array", or how many
  /// elements it must have.
  ///
  /// - Parameters:
  ///   - faults: where a fault is appended.
  ///   - count: how many elements are allowed.
  public func array(_ faults: inout [JSONFault], count: ClosedRange<Int> = 0 ... .max) -> JSONElements? {
    guard case .value(.array(let values)) = content else {
      reportMismatch("must be an array", &faults)
      return nil
    }
    if count.contains(values.count) { return elements }
    let isOne = count.upperBound == 1 || (count.lowerBound == 1 && count.upperBound == .max)
    faults.append(fault("must have \(count.limits(lowest: 0)) \(isOne ? "element" : "elements")"))
    return nil
  }

  /// The elements of the array, or nil if there is none. Reports what `array` reports if it is
  /// something else.
  ///
  /// - Parameters:
  ///   - faults: where a fault is appended.
  ///   - count: how many elements are allowed.
  public func optionalArray(
    _ faults: inout [JSONFault], count: ClosedRange<Int> = 0 ... .max
  ) -> JSONElements? {
    isAbsent ? nil : array(&faults, count: count)
  }

  /// This field, if it is an object. Otherwise reports "is required" or "must be an object".
  ///
  /// - Parameter faults: where a fault is appended.
  public func object(_ faults: inout [JSONFault]) -> JSONField? {
    if case .value(.object) = content { return self }
    reportMismatch("must be an object", &faults)
    return nil
  }

  /// This field, if it is an object, or nil if there is none. Reports "must be an object" if it is
  /// something else.
  ///
  /// - Parameter faults: where a fault is appended.
  public func optionalObject(_ faults: inout [JSONFault]) -> JSONField? {
    isAbsent ? nil : object(&faults)
  }

  // MARK: Faults

  /// Whether an optional member is simply not there: absent, null, or within something that is.
  private var isAbsent: Bool {
    switch content {
    case .absent, .withinAbsent: true
    case .value, .withinOther: false
    }
  }

  /// Reports that this is not what was asked for, or once what is wrong around it.
  private func reportMismatch(_ expectation: String, _ faults: inout [JSONFault]) {
    switch content {
    case .value: faults.append(fault(expectation))
    case .absent, .withinAbsent: reportOnce("is required", &faults)
    case .withinOther(let expected): reportOnce(expected, &faults)
    }
  }

  private func reportOnce(_ detail: String, _ faults: inout [JSONFault]) {
    let fault = fault(detail)
    if !faults.contains(fault) { faults.append(fault) }
  }
}

extension ClosedRange<Int> {
  /// Such as "at least 1", "from 1 to 99" or "exactly 2".
  ///
  /// - Parameter lowest: the lower bound that goes without saying.
  fileprivate func limits(lowest: Int) -> String {
    if lowerBound == upperBound { return "exactly \(lowerBound)" }
    if upperBound == .max { return "at least \(lowerBound)" }
    if lowerBound == lowest { return "at most \(upperBound)" }
    return "from \(lowerBound) to \(upperBound)"
  }
}
