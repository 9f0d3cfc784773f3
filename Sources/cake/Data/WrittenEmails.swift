import CakeOrdering
import Foundation

/// The emails that were written into the data folder instead of sent. They hold what customers wrote, so they
/// go with the personal data of their order.
struct WrittenEmails: Sendable {
  /// Where they are.
  let folder: String

  /// Removes all emails about an order.
  ///
  /// - Throws: ``StoreError/unavailable(retryAfter:reason:)`` if one of them stays.
  func erase(_ order: OrderID) throws(StoreError) {
    guard FileManager.default.fileExists(atPath: folder) else { return }
    do {
      // An email's id, and so its file's name, begins with its message's, which begins with the order's.
      for name in try FileManager.default.contentsOfDirectory(atPath: folder)
      where name.hasPrefix("\(order)_") {
        try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
      }
    } catch {
      throw .unavailable(retryAfter: .seconds(60), reason: "written emails cannot be erased")
    }
  }
}
