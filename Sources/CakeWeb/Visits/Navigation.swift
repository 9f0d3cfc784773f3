import CakeOrdering

/// The ways from every page.
enum Navigation {
  static func links(for visit: Visit, _ texts: Texts) -> [PageFrame.Link] {
    var links = [
      link("/", "frame.menu", "brand", visit, texts), link("/order", "frame.order", "basket", visit, texts),
    ]
    links[1].count = visit.basket.lines.isEmpty ? nil : visit.basket.lines.reduce(0) { $0 + $1.quantity }
    return links
  }

  private static func link(_ url: String, _ key: String, _ icon: String, _ visit: Visit, _ texts: Texts)
    -> PageFrame.Link
  {
    PageFrame.Link(url: url, text: texts[key], icon: icon, count: nil, isCurrent: visit.path == url)
  }
}
