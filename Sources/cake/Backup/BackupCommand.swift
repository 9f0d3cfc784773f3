import ArgumentParser
import CakeOrdering
import CakeSQLite
import Foundation

/// `cake backup`: a copy of everything that is kept, while the shop goes on.
struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the database, whole and consistent, while the shop goes on.",
    discussion: """
      To restore it, stop the shop, put the file in place as cake.sqlite in the data folder (remove \
      cake.sqlite-wal and cake.sqlite-shm), and start it again.

      Example:
        cake backup /backup/cake-$(date +%F).sqlite
      """)

  @Argument(help: "The file to write; it must not be there yet.")
  var file: String
  @OptionGroup var local: LocalOptions

  func run() async throws {
    guard !FileManager.default.fileExists(atPath: file) else {
      throw CommandFailure("\(file) is there already; name another file.")
    }
    let shop = try LocalShop.existing(local)
    let progress = Progress()
    defer { progress.end() }
    do {
      try await progress.whileGrowing(file, to: FileSize.bytes(shop.folder.database)) {
        try await shop.backend.backup(to: file)
      }
    } catch let error as StoreError {
      throw CommandFailure("The backup did not work: \(error.reason)")
    }
    progress.end()
    Console.print("Everything is in \(file). Keep a copy of the signing key beside it.")
  }
}
