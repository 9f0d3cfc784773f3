/// All files that pages load, by name.
struct Assets: Sendable {
  private let byName: [String: Asset]
  private let byPath: [String: Asset]

  /// The cakes we have pictures of.
  private static let cakes: Set<String> = [
    "victoria-sponge", "black-forest", "hazelnut-torte", "lemon-drizzle", "vanilla-cupcakes",
    "sesame-honey-cake",
    "vegan-chocolate", "wedding-tiers",
  ]

  /// Where they are.
  static let folder = "/assets/"

  init() {
    let svg = "image/svg+xml"
    let css = "text/css; charset=utf-8"
    let all: [(String, String, [UInt8])] = [
      ("style.css", css, CompactStyle.bytes(PackageResources.style_css)),
      ("staff.css", css, CompactStyle.bytes(PackageResources.staff_css)),
      ("app.js", "text/javascript; charset=utf-8", CompactScript.bytes(PackageResources.app_js)),
      ("board.js", "text/javascript; charset=utf-8", CompactScript.bytes(PackageResources.board_js)),
      ("favicon.svg", svg, PackageResources.favicon_svg),
      ("icons.svg", svg, PackageResources.icons_svg),
      ("victoria-sponge.svg", svg, PackageResources.victoria_sponge_svg),
      ("black-forest.svg", svg, PackageResources.black_forest_svg),
      ("hazelnut-torte.svg", svg, PackageResources.hazelnut_torte_svg),
      ("lemon-drizzle.svg", svg, PackageResources.lemon_drizzle_svg),
      ("vanilla-cupcakes.svg", svg, PackageResources.vanilla_cupcakes_svg),
      ("sesame-honey-cake.svg", svg, PackageResources.sesame_honey_cake_svg),
      ("vegan-chocolate.svg", svg, PackageResources.vegan_chocolate_svg),
      ("wedding-tiers.svg", svg, PackageResources.wedding_tiers_svg),
      ("any-cake.svg", svg, PackageResources.any_cake_svg),
    ]
    let assets = all.map { ($0.0, Asset($0.0, $0.1, $0.2)) }
    byName = Dictionary(uniqueKeysWithValues: assets)
    byPath = Dictionary(uniqueKeysWithValues: assets.map { ($0.1.path, $0.1) })
  }

  /// The asset that a browser asks for.
  subscript(path path: String) -> Asset? { byPath[path] }

  /// Where the asset of a name is.
  func url(_ name: String) -> String { Self.folder + (byName[name]?.path ?? name) }

  /// The picture of a cake; that of any cake where we have none of this one.
  func picture(of cake: String) -> String {
    url(Self.cakes.contains(cake) ? "\(cake).svg" : "any-cake.svg")
  }
}
