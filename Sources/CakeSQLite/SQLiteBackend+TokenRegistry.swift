public import CakeOrdering
import GRDB

extension SQLiteBackend: TokenRegistry {
  /// Keeps an issued token until it expires.
  public func record(_ token: IssuedToken) async throws(StoreError) {
    try await commits.write { transaction in
      try PreparedStatement(
        transaction.database,
        """
        INSERT INTO tokens (id, role, subject, issued_at, expires_at, revoked_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT DO UPDATE SET role = excluded.role, subject = excluded.subject,
          issued_at = excluded.issued_at, expires_at = excluded.expires_at,
          revoked_at = coalesce(tokens.revoked_at, excluded.revoked_at)
        """
      ).execute { statement in
        statement.bind(1, token.id)
        statement.bind(2, token.party.role.rawValue)
        statement.bind(3, token.party.subject)
        statement.bind(4, token.issuedAt)
        statement.bind(5, token.expiresAt)
        statement.bind(6, token.revokedAt)
      }
    }
  }

  /// All tokens that have not expired, the newest first.
  public func tokens(at now: Timestamp) async throws(StoreError) -> [IssuedToken] {
    try await read { database in
      try PreparedStatement(
        database,
        """
        SELECT id, role, subject, issued_at, expires_at, revoked_at FROM tokens
        WHERE expires_at > ?1 ORDER BY issued_at DESC, id DESC
        """
      ).all({ $0.bind(1, now) }) { row -> IssuedToken? in
        // A role that only a newer version knows opens nothing here.
        guard let role = row.text(1).flatMap(Role.init) else { return nil }
        return IssuedToken(
          id: row.text(0) ?? "", party: Party(role, row.text(2)), issuedAt: row.timestamp(3),
          expiresAt: row.timestamp(4), revokedAt: row.optionalTimestamp(5))
      }.compactMap(\.self)
    }
  }

  /// Revokes a token, for good.
  ///
  /// - Returns: Whether there was such a token.
  public func revoke(_ id: String, at now: Timestamp) async throws(StoreError) -> Bool {
    try await commits.write { transaction in
      try PreparedStatement(
        transaction.database, "UPDATE tokens SET revoked_at = coalesce(revoked_at, ?2) WHERE id = ?1"
      ).execute {
        $0.bind(1, id)
        $0.bind(2, now)
      }
      return transaction.database.changesCount > 0
    }
  }

  /// The ids of all revoked tokens that have not expired.
  public func revokedTokens(at now: Timestamp) async throws(StoreError) -> Set<String> {
    let ids = try await read { database in
      try PreparedStatement(
        database, "SELECT id FROM tokens WHERE revoked_at IS NOT NULL AND expires_at > ?1"
      )
      .all({ $0.bind(1, now) }, read: { $0.text(0) ?? "" })
    }
    return Set(ids)
  }
}
