public import CakeHTTP
public import CakeOrdering

/// Lets staff sign in by links that are emailed to them.
///
/// Whoever asks for a link must not learn whether an address is one of the staff's. All get the same answer, and none
/// sooner than ``init(links:messages:issuerFrom:answersAfter:clock:)`` says. What is asked for is kept like any other
/// message before the answer, for a known address as for an unknown one; its handler (`SendSignInLink`) makes and sends the
/// link.
public struct SignInByEmail: Sendable {
  private let links: any SignInLinks
  private let messages: any MessageDesk
  /// Makes the tokens; nil while there is no key to sign them with.
  let issuer: @Sendable () async -> StaffTokenIssuer?
  private let answersAfter: Duration
  private let clock: any Clock<Duration>

  /// How long a session lasts.
  static let sessionLifetime = Duration.seconds(12 * 3600)

  /// Links over a backend.
  ///
  /// - Parameters:
  ///   - messages: Keeps what is asked for until the link is sent.
  ///   - issuerFrom: Makes the tokens; nil while there is no key to sign them with. Asked each time, since a key that is
  ///     kept elsewhere can be replaced.
  ///   - answersAfter: How long asking for a link takes at least, whether there is one or not.
  ///   - clock: Tells how long that is.
  public init(
    links: any SignInLinks, messages: any MessageDesk,
    issuerFrom issuer: @escaping @Sendable () async -> StaffTokenIssuer?,
    answersAfter: Duration = .seconds(1), clock: any Clock<Duration> = ContinuousClock()
  ) {
    self.links = links
    self.messages = messages
    self.issuer = issuer
    self.answersAfter = answersAfter
    self.clock = clock
  }

  /// Whether there is a key to sign tokens with.
  func isPossible() async -> Bool { await issuer() != nil }

  /// Ends when an answer may come: every one takes this long at least, so that nobody sees by it whether an email is
  /// sent.
  func pause() async throws {
    try await clock.sleep(for: answersAfter)
  }

  /// Asks for a link to everybody of the staff who is reached at an address.
  ///
  /// - Parameters:
  ///   - language: Of the email, a BCP 47 tag.
  ///   - wanted: The page that was wanted before, where the link leads to in the end; left out unless it is one for
  ///     staff, since whoever asks writes into somebody's email by it.
  /// - Throws: ``OrderingError/unavailable(retryAfter:reason:)`` if it cannot be kept.
  func ask(for address: EmailAddress, language: String, wanted: String?, _ front: FrontDesk)
    async throws(OrderingError)
  {
    guard await isPossible() else { throw Self.noKey }
    let desk = front.desk
    let page = SignInPage.staffPage(wanted).map { QueryText.encoded(Self.withoutSearch($0)) }
    let parties = desk.shop.staff(at: address).map(\.party)
    for party in parties.isEmpty ? [nil] : parties.map(Optional.some) {
      let message = Message.asking(
        for: SignInRequest(party: party, language: language, page: page), at: desk.clock.now(),
        random: desk.random)
      do throws(StoreError) {
        try await messages.enqueue(message, for: .sendSignInLink)
      } catch {
        throw OrderingError(error)
      }
    }
  }

  /// A page without what was searched for there, which may be somebody's name: messages hold no personal data.
  private static func withoutSearch(_ page: String) -> String {
    let parts = page.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return page }
    let kept = parts[1].split(separator: "&").filter { !$0.hasPrefix("q=") }
    return kept.isEmpty ? String(parts[0]) : "\(parts[0])?\(kept.joined(separator: "&"))"
  }

  /// A token for whoever the link is for; nil if the link is no good, or no longer.
  ///
  /// - Throws: ``OrderingError/unavailable(retryAfter:reason:)``.
  func redeem(_ secret: SignInSecret, _ front: FrontDesk) async throws -> (text: String, token: IssuedToken)?
  {
    // Asked first: what cannot be done now must not use the link up.
    guard let issuer = await issuer() else { throw Self.noKey }
    let party: Party?
    do throws(StoreError) {
      party = try await links.redeem(secret.digest, at: front.desk.clock.now())
    } catch {
      throw OrderingError.unavailable(retryAfter: .seconds(1), reason: error.reason)
    }
    guard let party else { return nil }
    do throws(OrderingError) {
      return try await issuer.issue(
        party, lifetime: Self.sessionLifetime, origin: .signInLink, at: front)
    } catch {
      // Who is of the staff no longer has a link that is no good.
      guard case .notFound = error else { throw error }
      return nil
    }
  }

  private static var noKey: OrderingError {
    .unavailable(retryAfter: .seconds(60), reason: "there is no key to sign tokens with")
  }
}
