package import CakeOrdering
import HTTPTypes
package import Hummingbird
import NetworkAddress

/// Lets requests in: tells who asks, and stops those who ask too often.
package struct Doorkeeper: Sendable {
  package let tokens: StaffTokens
  let clock: any WallClock
  let proxies: [NetworkRange]
  /// Nil where nobody is limited.
  let limiter: RateLimiter?
  let senderKey: SenderKey?
  /// What was ordered lately, by whom.
  let effort = EffortLimiter()

  /// Counts a request that needs no credentials.
  package func admit(_ request: Request, _ context: CakeRequestContext) throws(Problem) {
    guard let limiter, let address = countedAddress(request, context),
      let wait = limiter.admit(address, at: clock.now())
    else { return }
    var problem = Problem(.tooManyRequests)
    problem.retryAfter = wait
    throw problem
  }

  /// Who asks. Whoever is not staff is counted, also who only pretends to be.
  ///
  /// - Throws: 401 for a token that is not valid, 429 for too many requests, 503 if it cannot be told.
  func principal(_ request: Request, _ context: CakeRequestContext) async throws(Problem) -> Principal {
    let principal: Principal?
    do throws(OrderingError) {
      principal = try await self.principal(Credentials(request))
    } catch {
      throw Problem(error: error)
    }
    if let principal, case .staff = principal { return principal }
    try admit(request, context)
    guard let principal else { throw Problem(.invalidToken) }
    return principal
  }

  /// The staff member who asks.
  ///
  /// - Throws: as ``principal(_:_:)``, and 401 or 403 for everybody but an operator.
  func admitOperator(_ request: Request, _ context: CakeRequestContext) async throws -> Principal {
    let principal = try await principal(request, context)
    try OperatorOnly.check(principal)
    return principal
  }

  /// What somebody may still order who is not staff; nil for whoever is not limited.
  ///
  /// - Parameter staff: Whether a member of staff orders, for whomever.
  package func placingQuota(_ request: Request, _ context: CakeRequestContext, staff: Bool)
    -> (any PlacingQuota)?
  {
    guard !staff, limiter != nil, let address = countedAddress(request, context) else { return nil }
    return ClientQuota(limiter: effort, address: address)
  }

  /// What is kept with an order of where it came from; nil for staff, and for whoever asks straight from this machine.
  package func sender(_ request: Request, _ context: CakeRequestContext, staff: Bool) -> SenderDigest? {
    guard !staff, let senderKey, let address = countedAddress(request, context) else { return nil }
    return senderKey.digest(of: address)
  }

  /// Whether a member of staff asks; for whoever may ask all the same, so that it does not matter why not.
  func isStaff(_ request: Request) async -> Bool {
    guard case .staff(let token) = Credentials(request) else { return false }
    return (try? await tokens.party(of: token)) != nil
  }

  /// The address by which a request is counted; nil for one that comes straight from this machine, or by no connection
  /// of ours.
  func countedAddress(_ request: Request, _ context: CakeRequestContext) -> IPAddress? {
    let client = clientAddress(request, context)
    return client.isDirectLoopback ? nil : client.address
  }

  /// Whom a request is from.
  func clientAddress(_ request: Request, _ context: CakeRequestContext) -> ClientAddress {
    ClientAddress(peer: context.peer, headers: request.headers, proxies: proxies)
  }

  /// Who shows credentials, as of now: whoever goes on answering for long asks again with the same ones.
  ///
  /// - Returns: Nil for credentials that are not valid, or no longer.
  /// - Throws: ``OrderingError/unavailable(retryAfter:reason:)`` if nobody can tell.
  func principal(_ credentials: Credentials) async throws(OrderingError) -> Principal? {
    switch credentials {
    case .none: .anonymous
    case .unreadable: nil
    case .tracking(let token): .customer(token)
    case .staff(let token): try await tokens.party(of: token).map { .staff($0) }
    }
  }
}

/// What a request shows to say who asks; whether it is any good is not known yet.
enum Credentials: Sendable {
  case none
  case tracking(TrackingToken)
  case staff(String)
  /// An `Authorization` that is no bearer token.
  case unreadable

  init(_ request: Request) {
    if let header = request.headers[.authorization] {
      guard let token = Self.bearer(header) else { self = .unreadable; return }
      self = TrackingToken(token).map { .tracking($0) } ?? .staff(token)
      return
    }
    self = .none
    // Only looked for where there can be one: most queries have none.
    guard let query = request.uri.query, query.contains("token=") else { return }
    let shown = request.uri.queryParameters.getAll("token")
    // What cannot be a token opens nothing, as if it were not there.
    guard shown.count == 1, let token = TrackingToken(shown[0]) else { return }
    self = .tracking(token)
  }

  /// The token of a `Bearer` header (RFC 6750, section 2.1), whose scheme is written in any case.
  private static func bearer(_ header: String) -> String? {
    let parts = header.split(separator: " ", omittingEmptySubsequences: true)
    guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
    return String(parts[1])
  }
}
