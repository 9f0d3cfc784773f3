/// Which version of the program this is.
enum Version {
  /// As semantic versioning has it.
  static let text = "0.1.0"
}
