public import CakeHTTP
public import CakeOrdering
import Logging

/// Lets staff sign in by links that are emailed to them.
///
/// Whoever asks for a link must not learn whether an address is one of the staff's. All get the same answer, and none
/// sooner than ``init(links:mail:texts:issuerFrom:answersAfter:clock:courier:)`` says. On a server a ``SignInCourier`` sends
/// the links after the answer, so that its time says nothing at all. A function may do nothing after its answer: there
/// the link is sent before it, and its time says nothing as long as storing and sending a link take less than the time
/// that every answer takes.
public struct SignInByEmail: Sendable {
  private let links: any SignInLinks
  private let mail: any MailSender
  private let texts: any SignInTexts
  /// Makes the tokens; nil while there is no key to sign them with.
  let issuer: @Sendable () async -> StaffTokenIssuer?
  private let answersAfter: Duration
  private let clock: any Clock<Duration>
  /// Sends links after the answer; nil where nothing may be done then.
  private let courier: SignInCourier?

  /// How long a link is good.
  static let linkLifetime = Duration.seconds(900)
  /// How long a session lasts.
  static let sessionLifetime = Duration.seconds(12 * 3600)

  /// Links over a backend.
  ///
  /// - Parameters:
  ///   - issuerFrom: Makes the tokens; nil while there is no key to sign them with. Asked each time, since a key that is
  ///     kept elsewhere can be replaced.
  ///   - answersAfter: How long asking for a link takes at least, whether there is one or not.
  ///   - clock: Tells how long that is.
  ///   - courier: Sends links after the answer, and has to be run for that; nil where nothing may be done then.
  public init(
    links: any SignInLinks, mail: any MailSender, texts: any SignInTexts,
    issuerFrom issuer: @escaping @Sendable () async -> StaffTokenIssuer?,
    answersAfter: Duration = .seconds(1), clock: any Clock<Duration> = ContinuousClock(),
    courier: SignInCourier? = nil
  ) {
    self.links = links
    self.mail = mail
    self.texts = texts
    self.issuer = issuer
    self.answersAfter = answersAfter
    self.clock = clock
    self.courier = courier
  }

  /// Links over a backend, with a key that stays the same.
  public init(
    links: any SignInLinks, mail: any MailSender, texts: any SignInTexts, issuer: StaffTokenIssuer,
    answersAfter: Duration = .seconds(1), courier: SignInCourier? = nil
  ) {
    self.init(
      links: links, mail: mail, texts: texts, issuerFrom: { issuer }, answersAfter: answersAfter,
      courier: courier)
  }

  /// Whether there is a key to sign tokens with.
  func isPossible() async -> Bool { await issuer() != nil }

  /// Ends when an answer may come: every one takes this long at least, so that nobody sees by it whether an email was
  /// sent.
  func pause() async throws {
    try await clock.sleep(for: answersAfter)
  }

  /// Sees to it that links are sent, after the answer where that may be. What goes wrong is told in the log, without the
  /// address, and not to whoever asks: they must not see whether there is such an address.
  func dispatch(
    to address: EmailAddress, language: String, wanted: String?, _ front: FrontDesk, _ logger: Logger
  ) async {
    let failure = "A sign-in link could not be sent"
    let errand: SignInCourier.Errand = {
      do {
        try await send(to: address, language: language, wanted: wanted, front)
      } catch {
        logger.error("\(failure)", metadata: ["error": "\(error)"])
      }
    }
    guard let courier else { return await errand() }
    if !courier.take(errand) {
      logger.error("\(failure)", metadata: ["error": "too many wait to be sent"])
    }
  }

  /// Emails a link to everybody of the staff who is reached at an address, unless they had too many lately.
  ///
  /// - Parameters:
  ///   - language: Of the email, a BCP 47 tag.
  ///   - wanted: The page that was wanted before, where the link leads to in the end; left out unless it is one for
  ///     staff, since whoever asks writes into somebody's email by it.
  /// - Throws: ``StoreError``, ``MailError``, or ``OrderingError`` without a key.
  private func send(to address: EmailAddress, language: String, wanted: String?, _ front: FrontDesk)
    async throws
  {
    guard await isPossible() else { throw Self.noKey }
    let desk = front.desk
    let query = SignInPage.staffPage(wanted).map { "?to=" + QueryText.encoded($0) } ?? ""
    for (party, mailbox) in desk.shop.staff(at: address) {
      let secret = SignInSecret(random: desk.random)
      let now = desk.clock.now()
      let link = SignInLink(
        digest: secret.digest, party: party, issuedAt: now, expiresAt: now.adding(Self.linkLifetime))
      guard try await links.record(link) else { continue }
      // The id is seen by mail systems, so it says nothing of the secret.
      try await mail.send(
        texts.signInEmail(
          "\(front.settings.publicURL)/sign-in/\(secret.text)\(query)", to: mailbox,
          id: "sign-in-\(OrderID.new(at: now, random: desk.random))", language: language))
    }
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
