import CakeOrdering
import GRDB

extension SQLiteBackend {
  /// Reads with one statement, beside the writer and other readers. One statement sees one state of the
  /// database without a transaction around it.
  func read<Value: Sendable>(_ body: @Sendable (Database) throws -> Value) async throws(StoreError) -> Value {
    do {
      return try await pool.unsafeRead(body)
    } catch {
      throw StoreError(sqlite: error)
    }
  }

  /// Reads with several statements that see the same state of the database.
  func readTogether<Value: Sendable>(_ body: @Sendable (Database) throws -> Value) async throws(StoreError)
    -> Value
  {
    do {
      return try await pool.read(body)
    } catch {
      throw StoreError(sqlite: error)
    }
  }
}
