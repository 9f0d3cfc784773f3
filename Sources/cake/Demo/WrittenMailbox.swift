import CakeMail
import CakeOrdering
import CakeWeb
import Foundation
import NIOPosix

/// The emails that a demo wrote into its data folder.
struct WrittenMailbox: DemoMailbox {
  /// Where they are.
  let folder: String

  private static let ending = ".eml"

  func emails(limit: Int) async throws(StoreError) -> [DemoEmail] {
    do {
      return try await NIOThreadPool.singleton.runIfActive {
        try files().sorted { $0.writtenAt > $1.writtenAt }.prefix(limit).compactMap { read($0) }
      }
    } catch {
      throw .unavailable(retryAfter: .seconds(5), reason: "written emails cannot be listed")
    }
  }

  func email(_ id: String) async throws(StoreError) -> DemoEmail? {
    // Nothing outside the folder, and nothing hidden in it.
    guard id.first != ".", id.utf8.allSatisfy(Self.isPlain) else { return nil }
    do {
      return try await NIOThreadPool.singleton.runIfActive { file(id + Self.ending).flatMap { read($0) } }
    } catch {
      throw .unavailable(retryAfter: .seconds(5), reason: "a written email cannot be read")
    }
  }

  private struct File {
    let name: String
    let writtenAt: Date
  }

  private func files() throws -> [File] {
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(Self.ending) && !$0.hasPrefix(".") && $0.utf8.allSatisfy(Self.isPlain) }
      .compactMap(file)
  }

  private func file(_ name: String) -> File? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
    return (attributes?[.modificationDate] as? Date).map { File(name: name, writtenAt: $0) }
  }

  /// What a file holds; nil if it was erased meanwhile, or is no email.
  private func read(_ file: File) -> DemoEmail? {
    guard let data = FileManager.default.contents(atPath: "\(folder)/\(file.name)"),
      let email = WrittenEmail(Array(data))
    else { return nil }
    return DemoEmail(
      id: String(file.name.dropLast(Self.ending.count)), from: email.from, to: email.to,
      subject: email.subject,
      sentAt: Timestamp(millisecondsSinceEpoch: Int64(file.writtenAt.timeIntervalSince1970 * 1000)),
      text: email.text, html: email.html)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}
