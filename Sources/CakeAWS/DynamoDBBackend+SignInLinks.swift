public import CakeOrdering

extension DynamoDBBackend: SignInLinks {
  /// Keeps a link until it expires, unless its party has had too many in the same hour; those are counted first.
  public func record(_ link: SignInLink) async throws(StoreError) -> Bool {
    var count = TableUpdate(.signInCount(link.party, hour: link.hour))
    count.add(1, to: .attempts)
    count.set(.expiresAt, .number(Int(link.hour + 2) * 3600))
    count.require { terms in
      let attempts = terms.name(.attempts)
      return "attribute_not_exists(\(attempts)) OR \(attempts) < \(terms.value(SignInLink.limitPerHour))"
    }
    guard try await table.apply(count) else { return false }
    var update = TableUpdate(.signInLink(link.digest))
    update.set(.role, link.party.role.rawValue)
    update.set(.subject, orRemove: link.party.subject)
    update.set(.endsAt, link.expiresAt.description)
    update.set(.expiresAt, .number(Int(link.expiresAt.adding(.milliseconds(999)).secondsSinceEpoch)))
    return try await table.apply(update)
  }

  /// Forgets a link that could not be sent, and counts it no longer.
  public func withdraw(_ link: SignInLink) async throws(StoreError) {
    let item: TableItem?
    do {
      item = try await table.take(.signInLink(link.digest))
    } catch {
      throw error.storeError
    }
    guard item != nil else { return }
    var count = TableUpdate(.signInCount(link.party, hour: link.hour))
    count.add(-1, to: .attempts)
    _ = try await table.apply(count)
  }

  /// Uses up a link: whoever deletes it has it.
  public func redeem(_ digest: [UInt8], at now: Timestamp) async throws(StoreError) -> Party? {
    let item: TableItem?
    do {
      item = try await table.take(.signInLink(digest))
    } catch {
      throw error.storeError
    }
    // What has expired may still be there: deletion comes hours or days late.
    guard let item, let role = item.string(.role).flatMap(Role.init(rawValue:)),
      let end = item.time(.endsAt), now < end
    else { return nil }
    return Party(role, item.string(.subject))
  }
}
