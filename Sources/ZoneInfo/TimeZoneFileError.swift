/// Why a time zone's rules could not be read.
public enum TimeZoneFileError: Error, Sendable, Equatable {
  /// The name is not one that a time zone can have: empty, absolute, or with a part such as `..`.
  case invalidName(String)

  /// No folder has a readable file of this name.
  case notFound(String)

  /// The file ends before what its header announces.
  case truncated

  /// The file breaks RFC 9636 in the way that is described.
  case malformed(String)
}

extension TimeZoneFileError: CustomStringConvertible {
  /// One sentence for the operator.
  public var description: String {
    switch self {
    case .invalidName(let name): "\"\(name)\" cannot be the name of a time zone"
    case .notFound(let name): "no rules were found for the time zone \"\(name)\""
    case .truncated: "the time zone file is truncated"
    case .malformed(let reason): "the time zone file is malformed: \(reason)"
    }
  }
}
