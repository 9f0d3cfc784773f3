import HTTPTypes
import Hummingbird

/// Which paths there are and which methods they have; the router itself answers `404` to a wrong method.
struct RouteTable: Sendable {
  private struct Entry: Sendable {
    let path: RouterPath
    let methods: [HTTPRequest.Method]
    let allow: String
  }

  private let entries: [Entry]

  init(_ router: Router<CakeRequestContext>) {
    var methods: [String: (RouterPath, [HTTPRequest.Method])] = [:]
    for route in router.routes {
      methods[route.path.description, default: (route.path, [])].1.append(route.method)
    }
    entries = methods.values.map { path, methods in
      var all = methods
      if all.contains(.get), !all.contains(.head) { all.append(.head) }
      all.append(.options)
      return Entry(path: path, methods: all, allow: all.map(\.rawValue).sorted().joined(separator: ", "))
    }
  }

  /// The template of a path that exists and the methods it has, comma-separated; nil for one that does not.
  func match(_ path: String) -> (template: String, allow: String)? {
    let parts = path.split(separator: "/")
    let found = entries.filter { entry in
      entry.path.count == parts.count && zip(entry.path, parts).allSatisfy { $0 ~= $1 }
    }
    // A path in so many words goes before one with a placeholder.
    let best = found.min { $0.path.description.contains("{") ? false : $1.path.description.contains("{") }
    return best.map { ($0.path.description, $0.allow) }
  }
}
