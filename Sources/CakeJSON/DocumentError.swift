/// Why a stored document cannot be read. Never repeats what stands in it.
public enum DocumentError: Error, Sendable, Equatable {
  /// A newer version of the software wrote it: it is to be tried again later, not given up.
  case newerSchema(Int)
  /// So it did, and what stands at these JSON pointers is a status, an action or the like that this one does not know.
  case unknownValues([String])
  /// It is no such document; the JSON pointers say where, as far as it is JSON at all.
  case malformed([String])
}

extension DocumentError {
  /// Whether a newer version can read it.
  public var isNewer: Bool {
    switch self {
    case .newerSchema, .unknownValues: true
    case .malformed: false
    }
  }

  /// The error in words, for logs and for the operator.
  public var reason: String {
    switch self {
    case .newerSchema(let schema): "made by a newer version: a document has the newer schema \(schema)"
    case .unknownValues(let places):
      "made by a newer version: a document has a value that is not known at \(places.joined(separator: ", "))"
    case .malformed(let places): "a document is malformed at \(places.joined(separator: ", "))"
    }
  }
}
