/// The members of a JSON object (RFC 8259, section 4), each name once, in the order of the text.
public struct JSONObject: Sendable {
  /// Above this many members, names are found by hashing, so that no body can make a search quadratic.
  static let searchLimit = 16

  /// The members in the order of the text.
  public private(set) var members: [Member]

  /// An object without members.
  public init() {
    members = []
  }

  /// Members that are known to have different names.
  init(distinct members: [Member]) {
    self.members = members
  }

  /// The value of the member of that name, names compared code unit by code unit (RFC 8259,
  /// section 8.3). Assigning replaces the value in its place, appends a new member, or removes one.
  public subscript(name: String) -> JSONValue? {
    get {
      for member in members where member.name.hasSameBytes(as: name) {
        return member.value
      }
      return nil
    }
    set {
      let index = members.firstIndex { $0.name.hasSameBytes(as: name) }
      switch (index, newValue) {
      case (let index?, let value?): members[index].value = value
      case (let index?, nil): members.remove(at: index)
      case (nil, let value?): members.append(Member(name: name, value: value))
      case (nil, nil): break
      }
    }
  }
}

extension JSONObject: Hashable {
  /// Whether both have the same members, in whatever order.
  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    guard left.members.count == right.members.count else { return false }
    if left.members.count > searchLimit {
      return left.dictionary == right.dictionary
    }
    return left.members.allSatisfy { right[$0.name] == $0.value }
  }

  /// Hashes the members without regard to their order.
  public func hash(into hasher: inout Hasher) {
    var sum = 0
    for member in members {
      var own = Hasher()
      member.name.hashBytes(into: &own)
      own.combine(member.value)
      sum &+= own.finalize()
    }
    hasher.combine(members.count)
    hasher.combine(sum)
  }

  private var dictionary: [JSONName: JSONValue] {
    Dictionary(members.map { (JSONName(text: $0.name), $0.value) }) { first, _ in first }
  }
}
