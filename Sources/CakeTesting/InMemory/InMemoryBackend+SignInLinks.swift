public import CakeOrdering

extension InMemoryBackend: SignInLinks {
  /// Keeps a link, unless its party has had too many in the same hour.
  public func withdraw(_ link: SignInLink) async throws(StoreError) {
    signInLinks.removeAll { $0 == link }
  }

  /// Keeps a link, unless its party has had too many.
  public func record(_ link: SignInLink) async throws(StoreError) -> Bool {
    let others = signInLinks.filter { $0.party == link.party && $0.hour == link.hour }
    guard others.count < SignInLink.limitPerHour else { return false }
    signInLinks.append(link)
    return true
  }

  /// Uses up a link.
  public func redeem(_ digest: [UInt8], at now: Timestamp) async throws(StoreError) -> Party? {
    guard let link = signInLinks.first(where: { $0.digest == digest }), now < link.expiresAt,
      usedSignInLinks.insert(digest).inserted
    else { return nil }
    return link.party
  }
}
