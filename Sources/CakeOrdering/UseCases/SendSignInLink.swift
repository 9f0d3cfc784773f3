/// Whoever of the staff asked for it gets a link by email that signs them in once.
public struct SendSignInLink: MessageHandler {
  private let notifications: NotificationDesk
  private let links: any SignInLinks
  private let texts: any SignInTexts

  /// Which handler it is.
  public let name = HandlerName.sendSignInLink

  /// The handler at a desk.
  public init(notifications: NotificationDesk, links: any SignInLinks, texts: any SignInTexts) {
    self.notifications = notifications
    self.links = links
    self.texts = texts
  }

  /// Makes a secret and sends it, unless its reader had too many lately; see ``MessageHandler/handle(_:)``.
  public func handle(_ message: Message) async throws(HandlingError) {
    let desk = notifications.desk
    // Somebody may have left the shop's file since.
    guard let request = message.signIn, let party = request.party, let mailbox = desk.shop.mailbox(of: party)
    else { return }
    let secret = SignInSecret(random: desk.random)
    let now = desk.clock.now()
    let link = SignInLink(
      digest: secret.digest, party: party, issuedAt: now, expiresAt: now.adding(SignInRequest.lifetime))
    guard try await isKept(link) else { return }
    do throws(HandlingError) {
      try await send(secret, request, mailbox, message)
    } catch {
      // The next try makes another; one that nobody got must not count.
      try? await links.withdraw(link)
      throw error
    }
  }

  private func isKept(_ link: SignInLink) async throws(HandlingError) -> Bool {
    do {
      return try await links.record(link)
    } catch {
      throw HandlingError(error)
    }
  }

  private func send(_ secret: SignInSecret, _ request: SignInRequest, _ mailbox: Mailbox, _ message: Message)
    async throws(HandlingError)
  {
    let query = request.page.map { "?to=" + $0 } ?? ""
    // The id is seen by mail systems, so it says nothing of the secret; the same at each try.
    let email = texts.signInEmail(
      "\(notifications.publicURL)/sign-in/\(secret.text)\(query)", to: mailbox,
      id: "sign-in-\(message.orderID)", language: request.language)
    let result = try await notifications.breaker.call(.mail, clock: notifications.desk.clock) {
      () async throws(MailError) in try await notifications.mail.send(email)
    }
    guard case .failure(let error) = result else { return }
    switch error {
    case .temporary(let reason): throw .temporary(reason: reason, retryAfter: nil)
    case .permanent(let reason): throw .permanent(reason: reason)
    }
  }
}
