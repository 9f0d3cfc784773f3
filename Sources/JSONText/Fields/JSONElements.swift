/// The elements of an array as fields, each made when it is asked for.
public struct JSONElements: RandomAccessCollection, Sendable {
  let values: [JSONValue]
  let place: JSONPlace?

  /// Always 0.
  public var startIndex: Int { 0 }

  /// The count.
  public var endIndex: Int { values.count }

  /// The element at that position, with its place.
  public subscript(position: Int) -> JSONField {
    JSONField(values[position], in: place, at: .element(position))
  }
}
