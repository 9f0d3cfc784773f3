public import CakeOrdering
import GRDB

extension SQLiteBackend: SignInLinks {
  /// Keeps a link until it expires, unless its party has had too many in the same hour.
  public func record(_ link: SignInLink) async throws(StoreError) -> Bool {
    try await commits.write { transaction in
      try PreparedStatement(
        transaction.database,
        """
        INSERT INTO sign_in_links (digest, role, subject, hour, expires_at)
        SELECT ?1, ?2, ?3, ?4, ?5 WHERE ?6 > (
          SELECT count(*) FROM sign_in_links WHERE role = ?2 AND subject IS ?3 AND hour = ?4)
        """
      ).execute { statement in
        statement.bind(1, link.digest)
        statement.bind(2, link.party.role.rawValue)
        statement.bind(3, link.party.subject)
        statement.bind(4, link.hour)
        statement.bind(5, link.expiresAt)
        statement.bind(6, SignInLink.limitPerHour)
      }
      return transaction.database.changesCount > 0
    }
  }

  /// Forgets a link that could not be sent.
  public func withdraw(_ link: SignInLink) async throws(StoreError) {
    try await commits.write { transaction in
      try PreparedStatement(transaction.database, "DELETE FROM sign_in_links WHERE digest = ?1 AND NOT used")
        .execute { $0.bind(1, link.digest) }
    }
  }

  /// Uses up a link; it stays for a while, since it counts.
  public func redeem(_ digest: [UInt8], at now: Timestamp) async throws(StoreError) -> Party? {
    try await commits.write { transaction in
      let party = try PreparedStatement(
        transaction.database,
        """
        UPDATE sign_in_links SET used = 1 WHERE digest = ?1 AND NOT used AND expires_at > ?2
        RETURNING role, subject
        """
      ).first({
        $0.bind(1, digest)
        $0.bind(2, now)
      }) { row in row.text(0).flatMap(Role.init).map { Party($0, row.text(1)) } }
      return party ?? nil
    }
  }
}
