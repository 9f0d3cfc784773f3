public import CakeOrdering
import GRDB

extension SQLiteBackend: DeliveryCompanyStates {
  /// What is known of each company that ever answered or was disabled.
  public func deliveryCompanyStates() async throws(StoreError) -> [DeliveryCompanyID: DeliveryCompanyState] {
    let states = try await read { database in
      try PreparedStatement(
        database, "SELECT id, disabled_at, last_answer_at, last_answer FROM delivery_companies"
      ).all { _ in
      } read: { row in
        DeliveryCompanyState(
          id: row.text(0) ?? "", disabledAt: row.optionalTimestamp(1), lastAnswerAt: row.optionalTimestamp(2),
          lastAnswer: row.text(3))
      }
    }
    return Dictionary(states.map { ($0.id, $0) }) { first, _ in first }
  }

  /// Keeps what a company answered.
  public func recordAnswer(_ answer: String, from id: DeliveryCompanyID, at now: Timestamp)
    async throws(StoreError)
  {
    try await commits.write { transaction in
      try PreparedStatement(
        transaction.database,
        """
        INSERT INTO delivery_companies (id, last_answer_at, last_answer) VALUES (?1, ?2, ?3)
        ON CONFLICT DO UPDATE SET last_answer_at = ?2, last_answer = ?3
        """
      ).execute {
        $0.bind(1, id)
        $0.bind(2, now)
        $0.bind(3, answer)
      }
    }
  }

  /// Sends nothing more to a company until it is enabled.
  public func disable(_ id: DeliveryCompanyID, at now: Timestamp) async throws(StoreError) {
    try await commits.write { transaction in
      try PreparedStatement(
        transaction.database,
        """
        INSERT INTO delivery_companies (id, disabled_at) VALUES (?1, ?2)
        ON CONFLICT DO UPDATE SET disabled_at = ?2 WHERE disabled_at IS NULL
        """
      ).execute {
        $0.bind(1, id)
        $0.bind(2, now)
      }
    }
  }

  /// Sends to a company again.
  public func enable(_ id: DeliveryCompanyID) async throws(StoreError) {
    try await commits.write { transaction in
      try PreparedStatement(
        transaction.database, "UPDATE delivery_companies SET disabled_at = NULL WHERE id = ?1"
      ).execute { $0.bind(1, id) }
    }
  }
}
