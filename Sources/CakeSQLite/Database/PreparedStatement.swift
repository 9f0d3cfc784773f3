import GRDB
import GRDBSQLite

/// A cached statement at SQLite's own level: values are bound and read without boxes in between, which is what
/// the writer spends most of its time on otherwise.
///
/// Used only inside an access to the database that gave it.
struct PreparedStatement {
  /// Keeps the statement alive; its connection owns it.
  private let statement: Statement
  private let handle: SQLiteStatement

  private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  init(_ database: Database, _ sql: String) throws {
    self.statement = try database.cachedStatement(sql: sql)
    self.handle = statement.sqliteStatement
  }

  /// Runs the statement to its end.
  func execute(_ bind: (PreparedStatement) -> Void) throws {
    bind(self)
    defer { rewind() }
    while try step() {}
  }

  /// The first row, read; nil if there is none.
  func first<Value>(_ bind: (PreparedStatement) -> Void, read: (PreparedStatement) throws -> Value) throws
    -> Value?
  {
    bind(self)
    defer { rewind() }
    return try step() ? read(self) : nil
  }

  /// Every row, read.
  func all<Value>(_ bind: (PreparedStatement) -> Void, read: (PreparedStatement) throws -> Value) throws
    -> [Value]
  {
    bind(self)
    defer { rewind() }
    var values: [Value] = []
    while try step() { values.append(try read(self)) }
    return values
  }

  private func step() throws -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code:
      let message = sqlite3_db_handle(handle).flatMap { sqlite3_errmsg($0) }.map { String(cString: $0) }
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }
  }

  private func rewind() {
    sqlite3_reset(handle)
  }
}

// MARK: Binding; the first parameter is 1

extension PreparedStatement {
  func bind(_ index: Int32, _ value: Int) {
    sqlite3_bind_int64(handle, index, Int64(value))
  }

  func bind(_ index: Int32, _ value: Int64) {
    sqlite3_bind_int64(handle, index, value)
  }

  func bind(_ index: Int32, _ value: Int64?) {
    if let value { bind(index, value) } else { sqlite3_bind_null(handle, index) }
  }

  func bind(_ index: Int32, _ text: String?) {
    guard var text else {
      sqlite3_bind_null(handle, index)
      return
    }
    _ = text.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) { characters in
        // An empty buffer may have no address, which SQLite would take for NULL.
        guard let start = characters.baseAddress else { return sqlite3_bind_text(handle, index, "", 0, nil) }
        return sqlite3_bind_text(handle, index, start, Int32(characters.count), Self.copied)
      }
    }
  }

  func bind(_ index: Int32, _ bytes: [UInt8]?) {
    guard let bytes else {
      sqlite3_bind_null(handle, index)
      return
    }
    bytes.withUnsafeBytes { bind(index, $0) }
  }

  /// Two numbers as sixteen bytes that sort as they do.
  func bind(_ index: Int32, _ high: UInt64, _ low: UInt64) {
    withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { bind(index, $0) }
  }

  private func bind(_ index: Int32, _ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else {
      sqlite3_bind_zeroblob(handle, index, 0)
      return
    }
    sqlite3_bind_blob(handle, index, start, Int32(bytes.count), Self.copied)
  }
}

// MARK: Reading; the first column is 0

extension PreparedStatement {
  func int(_ column: Int32) -> Int {
    Int(sqlite3_column_int64(handle, column))
  }

  func int64(_ column: Int32) -> Int64 {
    sqlite3_column_int64(handle, column)
  }

  func isNull(_ column: Int32) -> Bool {
    sqlite3_column_type(handle, column) == SQLITE_NULL
  }

  func text(_ column: Int32) -> String? {
    sqlite3_column_text(handle, column).map { String(cString: $0) }
  }

  func bytes(_ column: Int32) -> [UInt8] {
    guard let start = sqlite3_column_blob(handle, column) else { return [] }
    return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
  }

  /// The two numbers of sixteen bytes; zeros for anything else.
  func halves(_ column: Int32) -> (high: UInt64, low: UInt64) {
    guard sqlite3_column_bytes(handle, column) == 16, let start = sqlite3_column_blob(handle, column) else {
      return (0, 0)
    }
    return (
      UInt64(bigEndian: start.loadUnaligned(as: UInt64.self)),
      UInt64(bigEndian: start.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    )
  }
}
