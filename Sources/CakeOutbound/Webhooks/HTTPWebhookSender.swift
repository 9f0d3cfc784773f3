import AsyncHTTPClient
public import CakeOrdering
public import Logging
import NIOCore
import NIOHTTP1
import StandardWebhooks

/// Tells delivery companies over HTTP, signed as Standard Webhooks says.
///
/// Connects only where the ``EndpointGuard`` allows, to the address it checked; follows no redirects.
public struct HTTPWebhookSender: WebhookSender {
  private let secrets: any SecretSource
  private let endpoints: EndpointGuard
  private let clock: any WallClock
  private let random: any RandomSource
  private let logger: Logger
  private let userAgent: String
  private let timeouts: WebhookTimeouts
  private let clients: PinnedClients

  /// How much of an answer's body is read, so that its connection can be used again, in bytes.
  private static let longestAnswer = 64 * 1024

  /// A sender; ``shutdown()`` must be called when it is no longer needed.
  ///
  /// - Parameters:
  ///   - secrets: Where the companies' secrets are found.
  ///   - endpoints: Where connections may go.
  ///   - clock: Gives the time that is signed.
  ///   - random: Numbers the steps of traces.
  ///   - logger: Gets a line for every try: the company's id, the status, the time it took.
  ///   - userAgent: How requests introduce themselves.
  public init(
    secrets: any SecretSource, endpoints: EndpointGuard, clock: any WallClock, random: any RandomSource,
    logger: Logger, userAgent: String = "cake-ordering-system"
  ) {
    self.init(
      secrets: secrets, endpoints: endpoints, clock: clock, random: random, logger: logger,
      userAgent: userAgent, timeouts: WebhookTimeouts(), http: HTTPClient.Configuration())
  }

  /// - Parameter http: What is to be different about the clients, such as whose certificates they trust.
  init(
    secrets: any SecretSource, endpoints: EndpointGuard, clock: any WallClock, random: any RandomSource,
    logger: Logger, userAgent: String, timeouts: WebhookTimeouts, http: HTTPClient.Configuration
  ) {
    self.secrets = secrets
    self.endpoints = endpoints
    self.clock = clock
    self.random = random
    self.logger = logger
    self.userAgent = userAgent
    self.timeouts = timeouts
    var http = http
    http.redirectConfiguration = .disallow
    http.timeout.connect = TimeAmount(timeouts.connect)
    // A message has its own retries, with more patience.
    http.connectionPool.retryConnectionEstablishment = false
    self.clients = PinnedClients(configuration: http)
  }

  /// Closes all connections; what is being sent fails and is tried again by whoever retries the message.
  public func shutdown() async {
    await clients.shutdown()
  }

  /// Sends a webhook; see ``WebhookSender/send(_:to:)``.
  public func send(_ webhook: Webhook, to company: DeliveryCompany) async throws(WebhookError) -> Int {
    let deadline = ContinuousClock.now + timeouts.total
    let body = WebhookBody.bytes(of: webhook)
    let signature = try await signature(of: webhook, body, company)
    let checked: CheckedEndpoint
    do {
      checked = try await endpoints.check(company.endpoint)
    } catch {
      throw Self.error(error)
    }
    var request = HTTPClientRequest(url: checked.endpoint.url)
    request.method = .POST
    request.headers = headers(for: webhook, signature)
    request.body = .bytes(body)
    return try await send(request, to: checked, before: deadline, company.id)
  }

  /// Tries the host's addresses in turn until one lets itself be connected to.
  private func send(
    _ request: HTTPClientRequest, to checked: CheckedEndpoint, before deadline: ContinuousClock.Instant,
    _ company: DeliveryCompanyID
  ) async throws(WebhookError) -> Int {
    var failure = WebhookError.unreachable("the endpoint's host has no address")
    for address in checked.addresses {
      let start = ContinuousClock.now
      guard start < deadline else { break }
      let pin = PinnedClients.Pin(host: checked.endpoint.host, address: address)
      let result = await execute(request, at: pin, before: deadline)
      log(result, company, start)
      switch result {
      case .success(let (status, retryAfter)):
        return try WebhookAnswer.accepted(status, retryAfter: retryAfter, at: clock.now())
      case .failure(let error):
        failure = .unreachable(ConnectionFailure.reason(error))
        guard ConnectionFailure.happenedBeforeSending(error) else { throw failure }
      }
    }
    throw failure
  }

  /// The status of the answer and its `Retry-After`.
  private func execute(
    _ request: HTTPClientRequest, at pin: PinnedClients.Pin, before deadline: ContinuousClock.Instant
  ) async -> Result<(Int, String?), any Error> {
    guard let client = await clients.take(pin) else { return .failure(HTTPClientError.alreadyShutdown) }
    let result: Result<(Int, String?), any Error>
    do {
      let remaining = TimeAmount(deadline - .now)
      let response = try await client.execute(request, deadline: .now() + remaining)
      await Self.drain(response.body, before: deadline)
      result = .success((Int(response.status.code), response.headers.first(name: "retry-after")))
    } catch {
      result = .failure(error)
    }
    await clients.giveBack(pin)
    return result
  }

  /// Reads a body and forgets it, as far as it is short and comes in time: the status said it all.
  private static func drain(
    _ body: HTTPClientResponse.Body, before deadline: ContinuousClock.Instant
  ) async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        _ = try? await body.collect(upTo: longestAnswer)
      }
      group.addTask {
        try? await Task.sleep(until: deadline)
      }
      await group.next()
      group.cancelAll()
    }
  }

  private func headers(for webhook: Webhook, _ signature: WebhookHeaders) -> HTTPHeaders {
    var headers = HTTPHeaders(signature.fields.map { ($0.name, $0.value) })
    headers.add(name: "content-type", value: "application/json; charset=utf-8")
    headers.add(name: "user-agent", value: userAgent)
    let trace = webhook.trace?.child(random: random) ?? TraceContext(random: random)
    headers.add(name: "traceparent", value: trace.traceparent)
    return headers
  }

  private func signature(of webhook: Webhook, _ body: [UInt8], _ company: DeliveryCompany)
    async throws(WebhookError) -> WebhookHeaders
  {
    let allowed = "_-".utf8
    guard !webhook.id.isEmpty,
      webhook.id.utf8.allSatisfy({ ASCII.isAlphanumeric($0) || allowed.contains($0) })
    else { throw .misconfigured("the message's id holds characters that a webhook's must not") }
    var known: [WebhookSecret] = []
    for reference in company.secrets {
      do {
        known.append(try WebhookSecret(try await secrets.secret(reference)))
      } catch let error as SecretError {
        throw .misconfigured(error.reason)
      } catch {
        throw .misconfigured("a secret of the delivery company is none: \(error)")
      }
    }
    guard let signer = WebhookSigner(secrets: known) else {
      throw .misconfigured("the delivery company has no secret to sign with")
    }
    return signer.headers(id: webhook.id, at: clock.now().secondsSinceEpoch, body: body)
  }

  private static func error(_ refusal: EndpointRefusal) -> WebhookError {
    switch refusal {
    case .unresolved: .unreachable(refusal.reason)
    default: .misconfigured(refusal.reason)
    }
  }

  private func log(
    _ result: Result<(Int, String?), any Error>, _ company: DeliveryCompanyID,
    _ start: ContinuousClock.Instant
  ) {
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    var metadata: Logger.Metadata = [
      "company": "\(company)", "milliseconds": "\(seconds * 1000 + attoseconds / 1_000_000_000_000_000)",
    ]
    switch result {
    case .success((let status, _)): metadata["status"] = "\(status)"
    case .failure(let error): metadata["error"] = "\(ConnectionFailure.reason(error))"
    }
    logger.debug("Told a delivery company", metadata: metadata)
  }
}
