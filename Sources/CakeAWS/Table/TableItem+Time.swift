import CakeOrdering

extension TableItem {
  /// A time, as RFC 3339 writes it.
  func time(_ attribute: TableAttribute) -> Timestamp? {
    string(attribute).flatMap(Timestamp.init(rfc3339:))
  }
}
