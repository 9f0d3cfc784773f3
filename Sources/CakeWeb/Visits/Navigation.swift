import CakeOrdering

/// The ways from every page.
enum Navigation {
  /// A page for staff.
  struct StaffPage: Sendable {
    let url: String
    /// Its text's key.
    let key: String
    let icon: String
    /// Whom it is for.
    let roles: Set<Role>
  }

  /// The pages that staff find in their navigation, in its order; whoever adds a page adds it here.
  static let staffPages: [StaffPage] = [
    StaffPage(url: "/control", key: "frame.control", icon: "chart", roles: [.operator]),
    StaffPage(url: "/bakery", key: "frame.bakery", icon: "oven", roles: [.producer, .operator]),
    StaffPage(
      url: "/deliveries", key: "frame.deliveries", icon: "truck", roles: [.deliveryCompany, .operator]),
  ]

  /// Where somebody begins their work: the first of their pages, or the menu where there is none.
  static func home(of party: Party) -> String {
    staffPages.first { $0.roles.contains(party.role) }?.url ?? "/"
  }

  static func links(for visit: Visit, _ texts: Texts) -> [PageFrame.Link] {
    var links = [
      link("/", "frame.menu", "brand", visit, texts), link("/order", "frame.order", "basket", visit, texts),
    ]
    links[1].count = visit.basket.lines.isEmpty ? nil : visit.basket.lines.reduce(0) { $0 + $1.quantity }
    // Staff seldom buy cakes, and need the place.
    if visit.party != nil, links[1].count == nil { links.removeLast() }
    return links + staffLinks(for: visit, texts)
  }

  /// The pages of whoever is signed in.
  static func staffLinks(for visit: Visit, _ texts: Texts) -> [PageFrame.Link] {
    staffPages.filter { page in visit.party.map { page.roles.contains($0.role) } ?? false }
      .map { link($0.url, $0.key, $0.icon, visit, texts) }
  }

  private static func link(_ url: String, _ key: String, _ icon: String, _ visit: Visit, _ texts: Texts)
    -> PageFrame.Link
  {
    PageFrame.Link(
      url: url, text: texts[key], icon: icon, count: nil,
      isCurrent: visit.path == url || (url != "/" && visit.path.hasPrefix(url + "/")))
  }
}
