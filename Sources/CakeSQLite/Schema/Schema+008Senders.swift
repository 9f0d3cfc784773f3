import GRDB

extension Schema {
  /// The keyed digest of the address that an order came from. The trigger forgets it with the customer, also where the
  /// version before, which does not know it, erases the order. Only adds.
  static func addSenders(_ database: Database) throws {
    try database.execute(
      sql: """
        ALTER TABLE orders ADD COLUMN sender BLOB;
        CREATE INDEX orders_by_sender ON orders (sender) WHERE sender IS NOT NULL;
        CREATE TRIGGER orders_forget_sender AFTER UPDATE OF email_key ON orders
          WHEN NEW.email_key IS NULL AND NEW.sender IS NOT NULL
          BEGIN UPDATE orders SET sender = NULL WHERE row = NEW.row; END;
        """)
  }
}
