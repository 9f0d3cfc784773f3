import GRDB

/// The transaction a group of writes is in. Lives on the writer's queue and no longer than the group.
final class WriteTransaction {
  /// The writer.
  let database: Database
  /// Set by writes after which workers find something to do.
  var brings = false
  /// How many orders were written.
  var changes = 0
  /// The row of the first order that is new.
  var firstPlaced: Int64?
  /// Set where the key of an order is removed.
  var forgetsKeys = false

  private var prepared = [PreparedStatement?](repeating: nil, count: WriteStatement.allCases.count)

  init(_ database: Database) {
    self.database = database
  }

  /// A statement, looked up once a group.
  func statement(_ statement: WriteStatement) throws -> PreparedStatement {
    if let found = prepared[statement.rawValue] { return found }
    let made = try PreparedStatement(database, statement.sql)
    prepared[statement.rawValue] = made
    return made
  }

  /// Runs a statement to its end.
  func execute(_ statement: WriteStatement, _ bind: (PreparedStatement) -> Void) throws {
    try self.statement(statement).execute(bind)
  }

  /// The first row a statement gives, read; nil if there is none.
  func first<Value>(
    _ statement: WriteStatement, _ bind: (PreparedStatement) -> Void,
    read: (PreparedStatement) throws -> Value
  ) throws -> Value? {
    try self.statement(statement).first(bind, read: read)
  }
}
