import GRDB

extension Schema {
  /// Orders, how they are found, and how full each producer's days are.
  ///
  /// Placing an order touches as few pages as can be, since every page touched is written twice, and with a
  /// million orders each tree that is in no order of time costs a page an order:
  /// - documents stand in the order of their placing, never in that of their ids;
  /// - one index serves every list: `state` holds the status and whether the order is erased (``OrderState``),
  ///   and a list of many states reads as many ranges side by side;
  /// - numbers and email addresses are found through `order_keys`, a run of keys for every
  ///   ``OrderKey/runLength`` orders that is written once, sorted, when they are there (``KeyRuns``).
  static func createOrders(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE orders (
          row INTEGER PRIMARY KEY,
          id BLOB NOT NULL UNIQUE,
          version INTEGER NOT NULL,
          change_id BLOB NOT NULL,
          producer TEXT NOT NULL,
          company TEXT,
          state INTEGER NOT NULL,
          due_date INTEGER NOT NULL,
          slot_start INTEGER NOT NULL,
          number_key INTEGER NOT NULL,
          email_key INTEGER,
          token TEXT,
          request_digest BLOB,
          document BLOB NOT NULL
        ) STRICT;
        CREATE INDEX orders_by_producer ON orders (producer, state, due_date, slot_start, id);
        CREATE INDEX orders_by_company ON orders (company, state, due_date, slot_start, id)
          WHERE company IS NOT NULL;

        CREATE TABLE order_keys (
          run INTEGER NOT NULL,
          key INTEGER NOT NULL,
          order_row INTEGER NOT NULL,
          PRIMARY KEY (run, key, order_row)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE capacity (
          producer TEXT NOT NULL,
          date INTEGER NOT NULL,
          reserved INTEGER NOT NULL,
          PRIMARY KEY (producer, date)
        ) STRICT, WITHOUT ROWID;
        """)
  }
}
