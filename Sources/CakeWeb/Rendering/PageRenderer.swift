import CakeLanguages
import Mustache

/// Turns pages into HTML. Everything that is filled in is escaped by the template engine.
struct PageRenderer: Sendable {
  let assets = Assets()
  private let languages: [Language: LanguageTemplates]

  /// Every template by its name.
  static let sources: [String: [UInt8]] = [
    "layout": PackageResources.layout_mustache,
    "allergens": PackageResources.allergens_mustache,
    "message": PackageResources.message_mustache,
    "shop": PackageResources.shop_mustache,
    "cake": PackageResources.cake_mustache,
    "order": PackageResources.order_mustache,
    "review": PackageResources.review_mustache,
    "sign-in": PackageResources.sign_in_mustache,
    "sign-in-link": PackageResources.sign_in_link_mustache,
    "track": PackageResources.track_mustache,
    "bakery": PackageResources.bakery_mustache,
    "board": PackageResources.board_mustache,
    "board-day": PackageResources.board_day_mustache,
    "day-sheet": PackageResources.day_sheet_mustache,
    "deliveries": PackageResources.deliveries_mustache,
    "orders": PackageResources.orders_mustache,
    "order-record": PackageResources.order_record_mustache,
    "cancellations": PackageResources.cancellations_mustache,
    "unreadable-record": PackageResources.unreadable_record_mustache,
    "action-field": PackageResources.action_field_mustache,
    "desk": PackageResources.desk_mustache,
    "unreadable": PackageResources.unreadable_mustache,
    "control-tabs": PackageResources.control_tabs_mustache,
    "overview": PackageResources.overview_mustache,
    "chart": PackageResources.chart_mustache,
    "drawing": PackageResources.drawing_mustache,
    "bar-list": PackageResources.bar_list_mustache,
    "number-table": PackageResources.number_table_mustache,
    "messages": PackageResources.messages_mustache,
    "notifications": PackageResources.notifications_mustache,
    "companies": PackageResources.companies_mustache,
    "tokens": PackageResources.tokens_mustache,
    "token-issued": PackageResources.token_issued_mustache,
    "demo-mailbox": PackageResources.demo_mailbox_mustache,
    "demo-email": PackageResources.demo_email_mustache,
    "demo-company": PackageResources.demo_company_mustache,
  ]

  init() {
    MustacheContentTypes.register(ByteEscaping(), named: ByteEscaping.name)
    let icons = assets.url("icons.svg")
    languages = Dictionary(
      uniqueKeysWithValues: Language.allCases.map { ($0, LanguageTemplates($0, icons: icons)) })
  }

  /// What pages say in a language.
  func texts(_ language: Language) -> Texts { languages[language]?.texts ?? Texts(language) }

  /// Parts of a page, rendered side by side, for the page to put together.
  func parts(_ views: [some MustacheParent & Sendable], by template: String, in language: Language) async
    -> [RenderedPart]
  {
    guard let library = languages[language]?.library else { return [] }
    return await withTaskGroup(of: (Int, RenderedPart).self) { group in
      for (index, view) in views.enumerated() {
        group.addTask { (index, RenderedPart(library.render(view, withTemplate: template) ?? "")) }
      }
      return await group.reduce(into: [RenderedPart?](repeating: nil, count: views.count)) { parts, part in
        parts[part.0] = part.1
      }.compactMap(\.self)
    }
  }

  /// The HTML of a page.
  func html(_ page: some Page, as template: String, in frame: PageFrame) -> String {
    let fields: [String: Any] = ["t": texts(frame.preference.language).tree, "frame": frame, "page": page]
    return languages[frame.preference.language]?.library
      .render(PageContext(page: page, fields: fields), withTemplate: template) ?? ""
  }
}
