import CakeOrdering
import Foundation
import NIOPosix

/// The emails that were written into the data folder instead of sent. They hold what customers wrote, so they
/// go with the personal data of their order.
struct WrittenEmails: Sendable {
  /// Where they are.
  let folder: String

  /// Removes all emails about an order.
  ///
  /// - Throws: ``StoreError/unavailable(retryAfter:reason:)`` if one of them stays.
  func erase(_ order: OrderID) async throws(StoreError) {
    do {
      // A disk may be slow, and tasks share few threads.
      try await NIOThreadPool.singleton.runIfActive { try remove(order) }
    } catch {
      throw .unavailable(retryAfter: .seconds(60), reason: "written emails cannot be erased")
    }
  }

  private func remove(_ order: OrderID) throws {
    guard FileManager.default.fileExists(atPath: folder) else { return }
    // An email's id, and so its file's name, begins with its message's, which begins with the order's.
    for name in try FileManager.default.contentsOfDirectory(atPath: folder)
    where name.hasPrefix("\(order)_") {
      try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
    }
  }
}
