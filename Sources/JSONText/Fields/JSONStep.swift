/// One step from a body into it.
enum JSONStep: Sendable {
  case root
  case member(String)
  case element(Int)

  /// The reference token with its slash (RFC 6901, sections 3 and 4).
  var pointer: String {
    switch self {
    case .root:
      return ""
    case .element(let index):
      return "/\(index)"
    case .member(let name):
      var token = "/"
      for scalar in name.unicodeScalars {
        switch scalar {
        case "~": token += "~0"
        case "/": token += "~1"
        default: token.unicodeScalars.append(scalar)
        }
      }
      return token
    }
  }
}
