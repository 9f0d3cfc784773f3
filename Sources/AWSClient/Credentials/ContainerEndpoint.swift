import FoundationEssentials
import JSONText
import NIOHTTP1

/// Asks the endpoint beside a container for its credentials.
struct ContainerEndpoint: Sendable {
  private let origin: ContainerCredentials
  private let exchange: HTTPExchange
  private let retries: AWSRetries
  private let timing: any CallTiming

  /// What a single try may take: the endpoint is on the same machine.
  private static let timeout = Duration.seconds(2)

  init(_ origin: ContainerCredentials, exchange: HTTPExchange, retries: AWSRetries, timing: any CallTiming) {
    self.origin = origin
    self.exchange = exchange
    self.retries = retries
    self.timing = timing
  }

  /// Fresh credentials.
  func credentials() async throws(AWSError) -> AWSCredentials {
    var retry = 0
    while true {
      do {
        return try await ask()
      } catch {
        guard error.remedy != .none, retry + 1 < retries.attempts else { throw error.error }
        let wait = retries.wait(before: retry, after: error.remedy, fraction: timing.fraction())
        do { try await timing.sleep(for: wait) } catch { throw AWSError(.cancelled) }
        retry += 1
      }
    }
  }

  private func ask() async throws(AttemptFailure) -> AWSCredentials {
    var headers = HTTPHeaders([("Accept", "application/json")])
    if let token = try authorization() { headers.add(name: "Authorization", value: token) }
    let answer: Answer
    do {
      answer = try await exchange.send("GET", origin.url, "", headers, [], within: Self.timeout)
    } catch {
      var failure = ConnectionFailure.failure(error)
      if failure.error.kind != .cancelled {
        failure.error.kind = .credentials("their endpoint cannot be reached: \(failure.error.description)")
      }
      throw failure
    }
    guard answer.status == 200 else {
      let passes = answer.status >= 500 || answer.status == 429
      throw Self.failure("their endpoint answered \(answer.status)", passes ? .wait : .none)
    }
    guard let body = try? JSONValue(parsing: answer.body), let credentials = Self.credentials(body) else {
      throw Self.failure("their endpoint answered something else", .wait)
    }
    return credentials
  }

  private func authorization() throws(AttemptFailure) -> String? {
    let token: String
    switch origin.authorization {
    case .none: return nil
    case .text(let text): token = text
    case .file(let path):
      guard let data = FileManager.default.contents(atPath: path) else {
        throw Self.failure("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE cannot be read", .none)
      }
      token = String(decoding: data, as: UTF8.self)
    }
    // A line's end within would begin another header.
    let trimmed = token.split(whereSeparator: \.isNewline)
    guard trimmed.count == 1, let line = trimmed.first else {
      throw Self.failure("the container's authorization token is not one line", .none)
    }
    return String(line)
  }

  private static func credentials(_ body: JSONValue) -> AWSCredentials? {
    guard let id = body["AccessKeyId"]?.string, !id.isEmpty, let secret = body["SecretAccessKey"]?.string,
      !secret.isEmpty
    else { return nil }
    let expiration = body["Expiration"]?.string
    let instant = expiration.flatMap { InternetTime.secondsSinceEpoch($0) }
    guard expiration == nil || instant != nil else { return nil }
    return AWSCredentials(
      accessKeyID: id, secretAccessKey: secret, sessionToken: body["Token"]?.string, expiration: instant)
  }

  private static func failure(_ reason: String, _ remedy: Remedy) -> AttemptFailure {
    AttemptFailure(
      error: AWSError(.credentials(reason), retryable: remedy != .none), remedy: remedy)
  }
}
