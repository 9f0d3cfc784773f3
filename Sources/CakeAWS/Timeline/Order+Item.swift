import CakeJSON
import CakeOrdering

extension Order {
  /// The order in an item; nil if there is none.
  init?(item: TableItem?) throws(StoreError) {
    guard let document = item?.string(.document) else { return nil }
    do {
      self = try OrderDocument.decode(document.utf8)
    } catch {
      throw StoreError(document: error)
    }
  }
}
