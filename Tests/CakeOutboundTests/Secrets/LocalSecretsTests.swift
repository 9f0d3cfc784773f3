import CakeOrdering
import CakeOutbound
import FoundationEssentials
import Testing

@Suite struct LocalSecretsTests {
  @Test func `an environment variable is a secret, without the white space around it`() async throws {
    let secrets = LocalSecrets(environment: ["A": " whsec_x\n", "EMPTY": " "])
    #expect(try await secrets.secret(.environment("A")) == "whsec_x")
    await #expect(throws: SecretError.missing("env:B")) { try await secrets.secret(.environment("B")) }
    await #expect(throws: SecretError.missing("env:EMPTY")) {
      try await secrets.secret(.environment("EMPTY"))
    }
  }

  @Test func `a file's new secret is used at once`() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "secret")
    let secrets = LocalSecrets(environment: [:])
    await #expect(throws: SecretError.missing("file:\(file.path)")) {
      try await secrets.secret(.file(file.path))
    }
    try Data("whsec_one\n".utf8).write(to: file)
    #expect(try await secrets.secret(.file(file.path)) == "whsec_one")
    try Data("whsec_two\n".utf8).write(to: file)
    #expect(try await secrets.secret(.file(file.path)) == "whsec_two")
    await #expect(throws: SecretError.unreadable("file:\(folder.path)")) {
      try await secrets.secret(.file(folder.path))
    }
    try Data(repeating: 65, count: 5000).write(to: file)
    await #expect(throws: SecretError.unreadable("file:\(file.path)")) {
      try await secrets.secret(.file(file.path))
    }
  }

  @Test func `parameters of the cloud are not kept here`() async {
    await #expect(throws: SecretError.unsupported("ssm:/cakes/secret")) {
      try await LocalSecrets(environment: [:]).secret(.parameter("/cakes/secret"))
    }
  }
}
