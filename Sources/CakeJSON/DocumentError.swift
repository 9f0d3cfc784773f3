/// Why a stored document cannot be read. Never repeats what stands in it.
public enum DocumentError: Error, Sendable, Equatable {
  /// A newer version of the software wrote it: it is to be tried again later, not given up.
  case newerSchema(Int)
  /// A newer version wrote a value that this one does not know, at that JSON pointer: likewise.
  case newerValue(String)
  /// It is no such document; the JSON pointers say where, as far as it is JSON at all.
  case malformed([String])
}
