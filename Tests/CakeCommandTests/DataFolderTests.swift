import CakeHTTP
import Foundation
import Testing

@testable import cake

@Suite("The data folder")
struct DataFolderTests {
  private let temporary: TemporaryFolder
  private let folder: DataFolder

  init() throws {
    temporary = try TemporaryFolder()
    folder = DataFolder(path: temporary.path + "/data")
  }

  private func mode(_ path: String) throws -> Int {
    try #require(try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
  }

  @Test("It is for its owner only")
  func permissions() throws {
    try folder.make()
    #expect(try mode(folder.path) == 0o700)
    try folder.make()
  }

  @Test("One server has it at a time, and the next one after that")
  func lock() throws {
    try folder.make()
    var first: FolderLock? = try FolderLock(folder)
    let failure = #expect(throws: CommandFailure.self) { try FolderLock(folder) }
    #expect(try #require(failure).message.contains(folder.path))
    withExtendedLifetime(first) {}
    first = nil
    _ = try FolderLock(folder)
  }

  @Test("The signing key is made once, for its owner only")
  func signingKey() throws {
    try folder.make()
    let settings = try Settings(environment: ["CAKE_DATA_DIR": folder.path])
    let key = try SigningKeyFile(settings).privateKey()
    #expect(try mode(folder.signingKey) == 0o600)
    #expect(try SigningKeyFile(settings).privateKey() == key)
    #expect(try SigningKeyFile(settings).publicKey().contains("PUBLIC KEY"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["signing-key.pem"])
  }

  @Test("A signing key that the settings name is not made")
  func namedKey() throws {
    let path = temporary.path + "/none.pem"
    let settings = try Settings(environment: ["CAKE_SIGNING_KEY": path])
    let failure = #expect(throws: CommandFailure.self) { try SigningKeyFile(settings).publicKey() }
    #expect(try #require(failure).message.contains(path))
    try "no key".write(toFile: path, atomically: true, encoding: .utf8)
    #expect(throws: CommandFailure.self) { try SigningKeyFile(settings).publicKey() }
  }
}
