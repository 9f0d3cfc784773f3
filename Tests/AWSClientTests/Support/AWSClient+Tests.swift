import Logging

@testable import AWSClient

extension AWSConfiguration {
  /// One for a service at a port of this machine, patient enough for one that has much else to do.
  static func local(_ port: Int) -> AWSConfiguration {
    var configuration = AWSConfiguration(
      region: "eu-central-1",
      credentials: .fixed(AWSCredentials(accessKeyID: "AKIA", secretAccessKey: "secret")),
      endpoints: AWSEndpoints(all: "http://127.0.0.1:\(port)"))
    configuration.timeouts.attempt = .seconds(30)
    return configuration
  }
}

/// Makes a client and shuts it down whatever happens.
func withClient<Result>(
  _ configuration: AWSConfiguration, _ timing: any CallTiming = SystemTiming(),
  _ work: (AWSClient) async throws -> Result
) async throws -> Result {
  let client = AWSClient(configuration: configuration, logger: StandInService.quiet, timing: timing)
  do {
    let result = try await work(client)
    await client.shutdown()
    return result
  } catch {
    await client.shutdown()
    throw error
  }
}
