/// A value of a body, or its absence, together with its place.
///
/// Decoding asks fields for what it expects and collects every fault on the way:
///
///     var faults: [JSONFault] = []
///     let body = JSONField(value)
///     let name = body["customer"]["name"].string(&faults)
///     let note = body["note"].optionalString(&faults)
///
/// Whoever gets nil for something required finds a fault in the list. There is one fault for one
/// mistake: where an object is missing or is no object, that is reported once, at its own place, by
/// whichever of its required members is asked first. `null` is the same as absence everywhere.
public struct JSONField: Sendable {
  enum Content: Sendable {
    case value(JSONValue)
    case absent
    /// Within something absent. The place is that of what is absent.
    case withinAbsent
    /// Within something of another type. The place is that of what should have been `expected`.
    case withinOther(expected: String)
  }

  let content: Content
  private let parent: JSONPlace?
  private let step: JSONStep
  /// The place of an array or object, made when the field is and shared by all in it.
  private let place: JSONPlace?

  /// The whole of a body.
  public init(_ body: JSONValue) {
    self.init(body, in: nil, at: .root)
  }

  init(_ value: JSONValue?, in parent: JSONPlace?, at step: JSONStep) {
    self.parent = parent
    self.step = step
    switch value {
    case nil, .null?:
      content = .absent
      place = nil
    case .array(let elements)? where !elements.isEmpty:
      content = .value(.array(elements))
      place = JSONPlace(parent: parent, step: step)
    case .object(let object)?:
      content = .value(.object(object))
      if case .root = step { place = nil } else { place = JSONPlace(parent: parent, step: step) }
    case let value?:
      content = .value(value)
      place = nil
    }
  }

  private init(_ content: Content, insteadOfMemberOf field: JSONField) {
    self.content = content
    parent = field.parent
    step = field.step
    place = field.place
  }

  /// The value, or nil if it is absent or null.
  public var value: JSONValue? {
    if case .value(let value) = content { value } else { nil }
  }

  /// The member of that name.
  public subscript(name: String) -> JSONField {
    switch content {
    case .value(.object(let object)): JSONField(object[name], in: place, at: .member(name))
    case .value: JSONField(.withinOther(expected: "must be an object"), insteadOfMemberOf: self)
    case .absent: JSONField(.withinAbsent, insteadOfMemberOf: self)
    case .withinAbsent, .withinOther: self
    }
  }

  /// Where this is, as a JSON pointer (RFC 6901). The place of something that is within nothing is
  /// that of the nothing.
  public var pointer: String {
    (parent?.pointer ?? "") + step.pointer
  }

  /// A fault at this place, for a rule that JSON knows nothing of.
  ///
  /// - Parameter detail: a short phrase about the value, such as "must not be in the past".
  public func fault(_ detail: String) -> JSONFault {
    JSONFault(pointer: pointer, detail: detail)
  }

  /// The elements with their places, without the check that `array` makes; none if this is no array.
  public var elements: JSONElements {
    guard case .value(.array(let values)) = content else { return JSONElements(values: [], place: nil) }
    return JSONElements(values: values, place: place)
  }
}
