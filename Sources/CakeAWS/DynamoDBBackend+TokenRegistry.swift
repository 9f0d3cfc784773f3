public import CakeOrdering

extension DynamoDBBackend: TokenRegistry {
  /// Keeps an issued token until it expires; DynamoDB deletes it some time after that.
  public func record(_ token: IssuedToken) async throws(StoreError) {
    var update = TableUpdate(.token(token.id))
    update.set(.role, token.party.role.rawValue)
    update.set(.subject, orRemove: token.party.subject)
    update.set(.issuedAt, token.issuedAt.description)
    update.set(.endsAt, token.expiresAt.description)
    // Not before it ends: what is left of its last second counts as a whole one.
    update.set(.expiresAt, .number(Int(token.expiresAt.adding(.milliseconds(999)).secondsSinceEpoch)))
    if let revokedAt = token.revokedAt { update.setIfAbsent(.revokedAt, revokedAt.description) }
    _ = try await table.apply(update)
  }

  /// All tokens that have not expired, the newest first.
  public func tokens(at now: Timestamp) async throws(StoreError) -> [IssuedToken] {
    let items = try await table.all(
      TableQuery(
        partition: TableKey.tokenPartition, [.sort, .role, .subject, .issuedAt, .endsAt, .revokedAt]))
    var tokens: [IssuedToken] = []
    for item in items {
      let token = try IssuedToken(item: item)
      // What has expired may still be there: deletion comes hours or days late.
      if now < token.expiresAt { tokens.append(token) }
    }
    return tokens.sorted { $0.issuedAt > $1.issuedAt }
  }

  /// Revokes a token, for good; one that is revoked stays so since when it was.
  public func revoke(_ id: String, at now: Timestamp) async throws(StoreError) -> Bool {
    var update = TableUpdate(.token(id))
    update.setIfAbsent(.revokedAt, now.description)
    update.require { "attribute_exists(\($0.name(.endsAt)))" }
    return try await table.apply(update)
  }

  /// The ids of all revoked tokens that have not expired.
  public func revokedTokens(at now: Timestamp) async throws(StoreError) -> Set<String> {
    var query = TableQuery(partition: TableKey.tokenPartition, [.sort, .endsAt])
    query.require { "attribute_exists(\($0.name(.revokedAt)))" }
    let revoked = try await table.all(query).filter { item in item.time(.endsAt).map { now < $0 } ?? true }
    return Set(revoked.compactMap { $0.string(.sort) })
  }
}

extension IssuedToken {
  /// The token in an item.
  fileprivate init(item: TableItem) throws(StoreError) {
    guard let id = item.string(.sort), let role = item.string(.role).flatMap(Role.init(rawValue:)),
      let issuedAt = item.time(.issuedAt), let expiresAt = item.time(.endsAt)
    else { throw .unreadable(reason: "a staff token is malformed") }
    self.init(
      id: id, party: Party(role, item.string(.subject)), issuedAt: issuedAt, expiresAt: expiresAt,
      revokedAt: item.time(.revokedAt))
  }
}
