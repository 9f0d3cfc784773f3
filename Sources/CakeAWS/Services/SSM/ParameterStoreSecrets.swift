public import AWSClient
public import CakeOrdering

/// Secrets kept in the Parameter Store of AWS Systems Manager; others are asked of another source.
///
/// A parameter is read when it is first asked for, and again once its time is over, so that a secret can be
/// replaced while functions run. While the Parameter Store does not answer, the last value is used.
public actor ParameterStoreSecrets: SecretSource {
  /// How long a value is used before it is read again.
  public static let lifetime = Duration.seconds(300)
  /// How long the last value is used, after it could not be read again, before that is tried once more.
  public static let pause = Duration.seconds(15)
  /// How long one read may take: less than a delivery company's patience or a function's time.
  static let patience = Duration.seconds(5)

  private let client: AWSClient
  private let others: any SecretSource
  private let clock: any WallClock
  private var kept: [String: Kept] = [:]
  private var reads: [String: Task<Result<String, SecretError>, Never>] = [:]

  private struct Kept {
    var secret: String
    var until: Timestamp
  }

  /// Secrets of the Parameter Store.
  ///
  /// - Parameters:
  ///   - others: Where secrets are that are not parameters: environment variables and files.
  ///   - clock: Tells when a value is to be read again.
  public init(client: AWSClient, others: any SecretSource, clock: any WallClock = SystemClock()) {
    self.client = client
    self.others = others
    self.clock = clock
  }

  /// The secret a reference names; see ``SecretSource/secret(_:)``.
  public func secret(_ reference: SecretReference) async throws(SecretError) -> String {
    guard case .parameter(let name) = reference else { return try await others.secret(reference) }
    if let kept = kept[name], clock.now() < kept.until { return kept.secret }
    let result = await read(name)
    switch result {
    case .success(let secret):
      kept[name] = Kept(secret: secret, until: clock.now().adding(Self.lifetime))
      return secret
    case .failure(.missing(let place)):
      // Somebody took it away: it is not to be used any longer.
      kept[name] = nil
      throw .missing(place)
    case .failure(let error):
      guard let last = kept[name]?.secret else { throw error }
      kept[name] = Kept(secret: last, until: clock.now().adding(Self.pause))
      return last
    }
  }

  /// Reads a parameter; all who ask while it is being read get the same answer. So it is nobody's in particular:
  /// it has a deadline of its own, and goes on where one who asked for it is cancelled.
  private func read(_ name: String) async -> Result<String, SecretError> {
    if let read = reads[name] { return await read.value }
    let read = Task.detached { [client] in
      await AWSDeadline.$current.withValue(.now + Self.patience) { await Parameter(name: name).value(client) }
    }
    reads[name] = read
    let result = await read.value
    reads[name] = nil
    return result
  }
}
