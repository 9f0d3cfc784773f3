import CakeOrdering
import GRDB

/// Reading never blocks the thread that asks. GRDB's synchronous reads wait for a free connection, and a connection is
/// given back by a task that needs one of Swift's threads: as many synchronous reads as there are threads, beside as
/// many asynchronous ones as there are connections, would wait for each other for ever.
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
