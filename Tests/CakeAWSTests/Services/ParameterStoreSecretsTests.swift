import AWSClient
import CakeOrdering
import CakeTesting
import JSONText
import Synchronization
import Testing

@testable import CakeAWS

@Suite("Secrets of the Parameter Store")
struct ParameterStoreSecretsTests {
  /// Knows the secrets of environment variables and files, which are their names.
  private struct Others: SecretSource {
    func secret(_ reference: SecretReference) async throws(SecretError) -> String {
      switch reference {
      case .environment(let name), .file(let name): name
      case .parameter(let name): throw .unsupported(name)
      }
    }
  }

  private let clock = ManualClock()

  /// The answers of a Parameter Store whose parameter changes.
  private final class Parameter: Sendable {
    let answer = Mutex<StandIn.Answer>(.ok(#"{"Parameter":{"Value":" whsec_one\n"}}"#))
  }

  private func run(_ test: (StandIn, ParameterStoreSecrets, Parameter) async throws -> Void) async throws {
    let parameter = Parameter()
    try await StandIn.run(answering: { _ in parameter.answer.withLock { $0 } }) { service, client in
      try await test(
        service, ParameterStoreSecrets(client: client, others: Others(), clock: clock), parameter)
    }
  }

  private func expect(_ value: String, at reference: SecretReference, _ secrets: ParameterStoreSecrets)
    async throws
  {
    let secret = try await secrets.secret(reference)
    #expect(secret == value)
  }

  private let reference = SecretReference.parameter("/cakes/secret")

  @Test("A parameter is read once, decrypted, until its time is over")
  func kept() async throws {
    try await run { service, secrets, parameter in
      for _ in 0..<3 { try await expect("whsec_one", at: reference, secrets) }
      #expect(service.calls.map(\.operation) == ["GetParameter"])
      #expect(service.calls[0].body["Name"]?.string == "/cakes/secret")
      #expect(service.calls[0].body["WithDecryption"]?.bool == true)
      parameter.answer.withLock { $0 = .ok(#"{"Parameter":{"Value":"whsec_two"}}"#) }
      clock.advance(by: ParameterStoreSecrets.lifetime)
      try await expect("whsec_two", at: reference, secrets)
    }
  }

  @Test("Those who ask at the same time share one read")
  func shared() async throws {
    try await run { service, secrets, _ in
      try await withThrowingTaskGroup { group in
        for _ in 0..<20 { group.addTask { try await secrets.secret(reference) } }
        for try await secret in group { #expect(secret == "whsec_one") }
      }
      #expect(service.calls.count == 1)
    }
  }

  @Test("While the Parameter Store does not answer the last value is used, and it is asked now and then")
  func stale() async throws {
    try await run { service, secrets, parameter in
      _ = try await secrets.secret(reference)
      for answer in [
        StandIn.Answer.failure(500, "InternalServerError"), .failure(400, "ThrottlingException"),
      ] {
        parameter.answer.withLock { $0 = answer }
        clock.advance(by: ParameterStoreSecrets.lifetime)
        let before = service.calls.count
        for _ in 0..<3 { try await expect("whsec_one", at: reference, secrets) }
        #expect(service.calls.count == before + 1)
      }
      parameter.answer.withLock { $0 = .ok(#"{"Parameter":{"Value":"whsec_two"}}"#) }
      clock.advance(by: ParameterStoreSecrets.pause)
      try await expect("whsec_two", at: reference, secrets)
    }
  }

  @Test("A parameter that was taken away is not used any longer")
  func removed() async throws {
    try await run { _, secrets, parameter in
      _ = try await secrets.secret(reference)
      parameter.answer.withLock { $0 = .failure(400, "ParameterNotFound") }
      clock.advance(by: ParameterStoreSecrets.lifetime)
      await #expect(throws: SecretError.missing("ssm:/cakes/secret")) { try await secrets.secret(reference) }
      parameter.answer.withLock { $0 = .failure(500, "InternalServerError") }
      await #expect(throws: SecretError.unavailable("ssm:/cakes/secret")) {
        try await secrets.secret(reference)
      }
    }
  }

  @Test(
    "Why there is no value is said without it",
    arguments: [
      (StandIn.Answer.failure(400, "ParameterNotFound"), SecretError.missing("ssm:/cakes/secret")),
      (.failure(400, "AccessDeniedException"), .unreadable("ssm:/cakes/secret")),
      (.failure(500, "InternalServerError"), .unavailable("ssm:/cakes/secret")),
      (.ok(#"{"Parameter":{"Value":" \n"}}"#), .missing("ssm:/cakes/secret")),
      (.ok("{}"), .unavailable("ssm:/cakes/secret")),
    ])
  func errors(answer: StandIn.Answer, expected: SecretError) async throws {
    try await run { _, secrets, parameter in
      parameter.answer.withLock { $0 = answer }
      await #expect(throws: expected) { try await secrets.secret(reference) }
    }
  }

  @Test("Other places are asked of another source")
  func others() async throws {
    try await run { service, secrets, _ in
      try await expect("A", at: .environment("A"), secrets)
      try await expect("/b", at: .file("/b"), secrets)
      #expect(service.calls.isEmpty)
    }
  }
}
