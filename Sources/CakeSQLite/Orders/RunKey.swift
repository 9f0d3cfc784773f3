/// A key of an order (``OrderKey``) in the sorted run it belongs to.
struct RunKey: Comparable {
  let key: Int64
  /// The order's row.
  let row: Int64

  init(_ key: Int64, row: Int64) {
    self.key = key
    self.row = row
  }

  static func < (left: RunKey, right: RunKey) -> Bool {
    left.key == right.key ? left.row < right.row : left.key < right.key
  }
}
