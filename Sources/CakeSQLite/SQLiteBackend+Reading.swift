import CakeOrdering
import GRDB

extension SQLiteBackend {
  /// Reads a row or two by their keys, at once on the thread that asks: that takes a few microseconds, a tenth of
  /// what going to another thread and back takes.
  func lookUp<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    do {
      return try pool.unsafeRead(body)
    } catch {
      throw StoreError(sqlite: error)
    }
  }

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
