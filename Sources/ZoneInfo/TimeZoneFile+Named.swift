#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension TimeZoneFile {
  /// Where systems keep the tz database.
  public static let systemFolders = ["/usr/share/zoneinfo", "/usr/lib/zoneinfo"]

  /// The rules of a time zone by its name in the tz database, such as `Europe/Berlin`.
  ///
  /// `UTC` and `Etc/UTC` are known without any file.
  ///
  /// - Parameters:
  ///   - name: Letters, digits, `_`, `+`, `-` and, between two parts, `/`.
  ///   - folders: Where to look, in this order; the first folder that has the file is used.
  /// - Throws: ``TimeZoneFileError/invalidName(_:)`` before anything is read, so that a name never leads out
  ///   of the folders; ``TimeZoneFileError/notFound(_:)``; or what ``init(contentsOf:)`` throws.
  public static func named(
    _ name: String, in folders: [String] = systemFolders
  ) throws(TimeZoneFileError) -> TimeZoneFile {
    guard isName(name) else { throw .invalidName(name) }
    for folder in folders {
      if let bytes = read("\(folder)/\(name)") { return try TimeZoneFile(contentsOf: bytes) }
    }
    guard name == "UTC" || name == "Etc/UTC" else { throw .notFound(name) }
    return .utc
  }

  /// No dot is allowed at all, so that no part can be `..`.
  private static func isName(_ name: String) -> Bool {
    guard name.utf8.count <= 255 else { return false }
    return name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty && part.utf8.allSatisfy(isNameByte)
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default:
      "_+-".utf8.contains(byte)
    }
  }

  /// The bytes of a file, or nil if it cannot be read. The largest file of the tz database has a few
  /// thousand; beyond a mebibyte it is something else.
  private static func read(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 8_192)
    while bytes.count <= 1 << 20 {
      let count = fread(&chunk, 1, chunk.count, file)
      bytes.append(contentsOf: chunk[..<count])
      if count < chunk.count { return ferror(file) == 0 ? bytes : nil }
    }
    return nil
  }
}
