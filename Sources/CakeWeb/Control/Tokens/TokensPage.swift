import CakeLanguages
import CakeOrdering

/// The staff's tokens.
struct TokensPage: Page {
  static let template = "tokens"

  /// Those of a role for whom a token can be issued.
  struct Holders: Sendable {
    var groupName: String
    var people: [SelectChoice]
  }

  var title: String
  var width: String? = "wide"
  var tabs: [PageFrame.Link]
  var formToken: String
  var rows: [TokenRow]
  var hasRows: Bool
  /// Whether there are more than are shown.
  var isCut: Bool
  /// Whether this server can make tokens.
  var canIssue: Bool
  var holders: [Holders]
  var lifetimes: [SelectChoice]
  var holderFault: String?
  var notice: String?
  var noticeKind = "good"

  /// How many are shown, the newest.
  private static let most = 200

  /// - Parameter own: The id of the token by which the visitor is signed in.
  init(_ tokens: [IssuedToken], own: String?, canIssue: Bool, _ front: FrontDesk, _ visit: Visit) {
    let texts = front.texts(visit)
    title = texts["tokens.title"]
    tabs = ControlTabs.links(current: .tokens, texts)
    formToken = visit.formToken.text
    let times = ControlTimes(front, visit)
    rows = tokens.prefix(Self.most).map { Self.row($0, own: own, front, texts, times) }
    hasRows = !rows.isEmpty
    isCut = tokens.count > Self.most
    self.canIssue = canIssue
    holders = TokenHolder.staffRoles.map { role in
      Holders(
        groupName: texts["tokens.group.\(role.rawValue)"],
        people: TokenHolder.all(role, in: front.shop).map {
          SelectChoice(value: $0.value, name: $0.name, isChosen: false)
        })
    }.filter { !$0.people.isEmpty }
    lifetimes = TokenLifetime.allCases.map {
      SelectChoice(
        value: $0.rawValue, name: texts["tokens.lifetime.\($0.rawValue)"], isChosen: $0 == .quarter)
    }
  }

  private static func row(
    _ token: IssuedToken, own: String?, _ front: FrontDesk, _ texts: Texts, _ times: ControlTimes
  ) -> TokenRow {
    TokenRow(
      id: token.id, holder: front.name(of: token.party), roleName: texts["who.\(token.party.role.rawValue)"],
      issued: times.text(token.issuedAt), expires: times.text(token.expiresAt),
      expiresIn: times.ahead(token.expiresAt), revoked: token.revokedAt.map(times.text),
      isSession: token.isFromSignInLink, isOwn: token.id == own)
  }
}
