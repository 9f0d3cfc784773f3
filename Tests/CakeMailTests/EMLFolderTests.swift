import CakeOrdering
import Foundation
import Testing

@testable import CakeMail

@Suite final class EMLFolderTests {
  private let path = NSTemporaryDirectory() + "eml-\(UUID().uuidString)"

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  private func folder(durable: Bool = false) throws -> EMLFolder {
    EMLFolder(path: path + "/a/b", from: try .shop(), durable: durable, now: { 1_798_099_509 })
  }

  private func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path + "/a/b").sorted()
  }

  @Test(arguments: [false, true])
  func `An email becomes a file for its owner only`(durable: Bool) async throws {
    let email = try Email.sample()
    try await folder(durable: durable).send(email)
    #expect(try files() == ["0193-1_placed.eml"])
    let file = path + "/a/b/0193-1_placed.eml"
    #expect(try String(contentsOfFile: file, encoding: .utf8) == email.rendered())
    let attributes = try FileManager.default.attributesOfItem(atPath: file)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test func `The same email twice is there once, the later one`() async throws {
    let folder = try folder()
    try await folder.send(.sample())
    try await folder.send(.sample(subject: "Again"))
    #expect(try files() == ["0193-1_placed.eml"])
    #expect(
      try String(contentsOfFile: path + "/a/b/0193-1_placed.eml", encoding: .utf8).contains("Subject: Again"))
  }

  @Test func `No id leads out of the folder or hides its file`() async throws {
    let folder = try folder()
    for id in ["../x", ".x", "a/b", "a%2Fb", "ü", ""] { try await folder.send(.sample(id: id)) }
    #expect(
      try files() == ["%2E.%2Fx.eml", "%2Ex.eml", "%C3%BC.eml", ".eml", "a%252Fb.eml", "a%2Fb.eml"].sorted())
  }

  @Test func `A folder that was removed is made again`() async throws {
    let folder = try folder()
    try await folder.send(.sample())
    try FileManager.default.removeItem(atPath: path)
    try await folder.send(.sample())
    #expect(try files().count == 1)
  }

  @Test func `A folder that cannot be is a temporary fault, and nothing is left behind`() async throws {
    try Data().write(to: URL(fileURLWithPath: path))
    let folder = try folder()
    await #expect(throws: MailError.temporary("mail folder: Not a directory")) {
      try await folder.send(.sample())
    }
    let name = String(repeating: "n", count: 300)
    let other = EMLFolder(path: NSTemporaryDirectory(), from: try .shop(), now: { 0 })
    await #expect(throws: MailError.temporary("mail folder: File name too long")) {
      try await other.send(.sample(id: name))
    }
  }

  @Test func `Many at once all arrive`() async throws {
    let folder = try folder()
    try await withThrowingTaskGroup { group in
      for number in 0..<500 {
        group.addTask { try await folder.send(.sample(id: "mail-\(number)")) }
      }
      try await group.waitForAll()
    }
    #expect(try files().count == 500)
  }
}
