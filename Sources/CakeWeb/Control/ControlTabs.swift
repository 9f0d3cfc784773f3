/// The rooms of the control room, on each of its pages.
enum ControlTabs: String, CaseIterable, Sendable {
  case overview, orders, messages, notifications, companies, tokens

  var url: String { self == .overview ? "/control" : "/control/\(rawValue)" }

  private var icon: String {
    switch self {
    case .overview: "chart"
    case .orders: "basket"
    case .messages: "flow"
    case .notifications: "mail"
    case .companies: "truck"
    case .tokens: "key"
    }
  }

  /// The ways to all of them, for the template `control-tabs`.
  static func links(current: ControlTabs, _ texts: Texts) -> [PageFrame.Link] {
    allCases.map {
      PageFrame.Link(
        url: $0.url, text: texts["control.\($0.rawValue)"], icon: $0.icon, count: nil,
        isCurrent: $0 == current)
    }
  }
}
