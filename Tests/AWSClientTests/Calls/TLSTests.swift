import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import NIOSSL
import Testing

@testable import AWSClient

@Suite(.timeLimit(.minutes(1))) struct TLSTests {
  private func call(bundle: String?) async throws -> AWSError? {
    var failure: AWSError?
    let files = try SharedFiles()
    let file = try files.write(bundle ?? "", "ca.pem")
    let tls = try PrivateAuthority.server()
    try await StandInService.run(
      tls: { try HTTPServerBuilder.tls($0, tlsConfiguration: tls) }, answering: { _ in .json() }
    ) { _, port in
      var environment = [
        "AWS_REGION": "eu-central-1", "AWS_ACCESS_KEY_ID": "A", "AWS_SECRET_ACCESS_KEY": "s",
        "AWS_ENDPOINT_URL": "https://localhost:\(port)",
      ]
      if bundle != nil { environment["AWS_CA_BUNDLE"] = file }
      try await withClient(try AWSConfiguration(environment: environment), ManualTiming()) { client in
        do throws(AWSError) {
          _ = try await client.call(.dynamoDB("GetItem"), [])
        } catch {
          failure = error
        }
      }
    }
    return failure
  }

  @Test func `a private authority is trusted when AWS_CA_BUNDLE names it`() async throws {
    #expect(try await call(bundle: PrivateAuthority.certificate) == nil)
  }

  @Test func `without it, it is not`() async throws {
    let error = try #require(try await call(bundle: nil))
    guard case .unavailable = error.kind else { Issue.record("\(error)"); return }
  }

  @Test func `a bundle that holds no certificate makes calls fail`() async throws {
    #expect(try await call(bundle: "nothing") != nil)
  }
}
