import CakeOrdering
import Foundation
import GRDB

/// Opens database files, each readable by their owner alone.
enum DatabaseFile {
  /// How long a write waits for another process that writes before it is refused.
  static let patience: TimeInterval = 2

  /// Makes the folder (mode 0700) and the file (mode 0600) where they are not there yet.
  ///
  /// The file is made before SQLite opens it, because its `-wal` and `-shm` files take over its mode.
  static func prepare(_ path: String) throws {
    let folder = (path as NSString).deletingLastPathComponent
    if !folder.isEmpty, !FileManager.default.fileExists(atPath: folder) {
      do {
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      } catch {
        throw StoreError.unavailable(
          retryAfter: StoreError.pause, reason: "the data folder cannot be made")
      }
    }
    let file = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      throw StoreError.unavailable(
        retryAfter: StoreError.pause, reason: "the database file cannot be opened (\(errno))")
    }
    fchmod(file, 0o600)
    close(file)
  }

  /// Opens a prepared file, its layout brought up to date; one to which a newer version has only added is opened as it
  /// is.
  static func openPool(_ path: String, migrator: DatabaseMigrator = Schema.migrator) throws -> DatabasePool {
    let pool = try DatabasePool(path: path, configuration: configuration)
    try Schema.update(pool, by: migrator)
    try pool.writeWithoutTransaction { database in
      // Not in `prepareDatabase`: GRDB sets NORMAL after it, with which a power cut loses answered commits.
      try database.execute(sql: "PRAGMA synchronous = FULL")
      // Checkpoints are the Checkpointer's; a log that was long once does not stay so.
      try database.execute(sql: "PRAGMA wal_autocheckpoint = 0")
      try database.execute(sql: "PRAGMA journal_size_limit = \(64 << 20)")
      guard try Int.fetchOne(database, sql: "PRAGMA synchronous") == 2 else {
        throw StoreError.unreadable(reason: "SQLite does not take synchronous=FULL")
      }
    }
    return pool
  }

  static var configuration: Configuration {
    var configuration = Configuration()
    configuration.label = "cake.sqlite"
    configuration.busyMode = .timeout(patience)
    configuration.foreignKeysEnabled = false
    configuration.maximumReaderCount = 8
    configuration.prepareDatabase { database in
      // Only counts while the file is empty.
      try database.execute(sql: "PRAGMA page_size = \(pageSize)")
      // 4 and 8 MiB. Not more for the writer: SQLite looks through all of it at the end of a transaction in which
      // a tree was balanced, and what is not in it is read from the mapped file.
      try database.execute(sql: "PRAGMA cache_size = \(database.configuration.readonly ? -4096 : -8192)")
      try database.execute(sql: "PRAGMA mmap_size = \(1 << 30)")
      try database.execute(sql: "PRAGMA temp_store = MEMORY")
      // What was erased is overwritten where that costs no page of its own.
      try database.execute(sql: "PRAGMA secure_delete = FAST")
    }
    return configuration
  }

  static let pageSize = 4096
}

extension DatabaseFile {
  /// Waits until a finished file and its name are on the disk.
  static func flush(_ path: String) throws {
    let folder = (path as NSString).deletingLastPathComponent
    for name in [path, folder.isEmpty ? "." : folder] {
      let file = open(name, O_RDONLY | O_CLOEXEC)
      guard file >= 0, fsync(file) == 0 else {
        throw StoreError.unavailable(
          retryAfter: StoreError.pause, reason: "the disk cannot be flushed (\(errno))")
      }
      close(file)
    }
  }
}
