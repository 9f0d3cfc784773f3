extension String {
  /// Whether both strings are the same code units. `==` would take canonically equivalent strings
  /// for one, which JSON does not (RFC 8259, section 8.3).
  func hasSameBytes(as other: String) -> Bool {
    guard utf8.count == other.utf8.count, self == other else { return false }
    // Equal by `==` and of one length: nearly always the same bytes, but not for certain.
    return utf8.elementsEqual(other.utf8)
  }

  func hashBytes(into hasher: inout Hasher) {
    var text = self
    text.withUTF8 { bytes in
      hasher.combine(bytes.count)
      hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
    }
  }
}
