import CakeHTTP
import CakeLanguages
import CakeOrdering
import HTTPTypes
import Hummingbird
import NIOCore

/// What every page needs: who visits, how a page is put together and sent, and that forms come from our own pages.
struct FrontDesk: Sendable {
  let renderer: PageRenderer
  let settings: CakeWebSettings
  let doorkeeper: Doorkeeper
  let desk: OrderDesk

  var shop: Shop { desk.shop }

  /// Who visits; counts whoever is not staff.
  ///
  /// - Throws: ``Problem`` if too many requests come from there.
  func visit(_ request: Request, _ context: CakeRequestContext) async throws -> Visit {
    let cookies = Cookies(request.headers)
    let party = try await cookies[Cookies.session].asyncFlatMap { try await doorkeeper.tokens.party(of: $0) }
    if party == nil { try doorkeeper.admit(request, context) }
    let known = cookies[Cookies.form].flatMap { FormToken($0) }
    return Visit(
      party: party, preference: preference(request, cookies),
      formToken: known ?? FormToken(random: desk.random), formTokenIsNew: known == nil,
      basket: Basket(cookie: cookies[Cookies.basket] ?? "", shop: shop), path: request.uri.path)
  }

  /// The fields of a form that came from one of our own pages.
  ///
  /// - Throws: ``Problem`` for one of another site, or of a page that is too old.
  func form(_ request: Request, _ visit: Visit) async throws -> FormBody {
    guard Self.isOwn(request, publicURL: settings.publicURL) else { throw Problem(.forbidden) }
    let form = try await FormBody(request)
    guard !visit.formTokenIsNew, visit.formToken.matches(form["form"]) else { throw StaleForm() }
    return form
  }

  /// What pages say to a visitor.
  func texts(_ visit: Visit) -> Texts { renderer.texts(visit.language) }

  /// A page for a visitor.
  ///
  /// - Parameter template: Where only a part of the page is asked for, by a page that is open already.
  func answer<P: Page>(
    _ page: P, as template: String = P.template, to visit: Visit, status: HTTPResponse.Status = .ok
  ) -> Response {
    let html = renderer.html(page, as: template, in: frame(page, visit))
    var fields = headers(visit)
    fields[.contentType] = "text/html; charset=utf-8"
    if !P.isFindable { fields[.robotsTag] = "noindex" }
    return Response(status: status, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
  }

  /// Sends a visitor on to another page of ours, to be asked for by `GET`.
  ///
  /// - Parameter cookies: Set on the way.
  func redirect(_ visit: Visit, to path: String, cookies: [String] = []) -> Response {
    var fields = headers(visit)
    fields[.location] = path
    for cookie in cookies { fields.append(HTTPField(name: .setCookie, value: cookie)) }
    return Response(status: .seeOther, headers: fields)
  }

  /// A `Set-Cookie` field's value.
  func cookie(_ name: String, _ value: String, maxAge: Int? = nil) -> String {
    Cookies.setting(name, value, maxAge: maxAge, isSecure: settings.isSecure)
  }

  /// A visitor of whom nothing is known but the language.
  func stranger(_ request: Request) -> Visit {
    Visit(
      party: nil, preference: preference(request, Cookies(request.headers)),
      formToken: FormToken(random: desk.random), formTokenIsNew: false, basket: Basket(),
      path: request.uri.path)
  }

  private func preference(_ request: Request, _ cookies: Cookies) -> LanguagePreference {
    let asked = LanguagePreference(acceptLanguage: request.headers[.acceptLanguage])
    guard let chosen = cookies[Cookies.language].flatMap({ Language(tag: $0) }), chosen != asked.language
    else {
      return asked
    }
    return LanguagePreference(language: chosen)
  }

  /// Whether a browser says that a request comes from one of our pages, or says nothing of it (Fetch Metadata,
  /// section 2.3; RFC 6454, section 7).
  private static func isOwn(_ request: Request, publicURL: String) -> Bool {
    if let site = request.headers[.secFetchSite], site != "same-origin", site != "none" { return false }
    guard let origin = request.headers[.origin], origin != "null" else { return true }
    if origin == publicURL { return true }
    // Whoever comes by another name of this server sends that name as host, too.
    guard let authority = request.head.authority else { return false }
    return origin == "http://\(authority)" || origin == "https://\(authority)"
  }

  private func headers(_ visit: Visit) -> HTTPFields {
    var fields = PageHeaders.common(settings)
    if visit.formTokenIsNew {
      fields.append(HTTPField(name: .setCookie, value: cookie(Cookies.form, visit.formToken.text)))
    }
    return fields
  }

  private func frame(_ page: some Page, _ visit: Visit) -> PageFrame {
    PageFrame(
      title: page.title, width: page.width, shop: shop.name, address: shop.address, path: visit.path,
      language: visit.language.rawValue, preference: visit.preference, formToken: visit.formToken.text,
      links: Navigation.links(for: visit, texts(visit)),
      languages: Language.allCases.map {
        PageFrame.Choice(tag: $0.rawValue, name: $0.name, isCurrent: $0 == visit.language)
      },
      signedIn: visit.party != nil, boardPause: settings.boardPause,
      demo: settings.demo.map { DemoLinks($0) },
      assets: PageFrame.Files(
        style: renderer.assets.url("style.css"),
        staffStyle: visit.party != nil || visit.path.hasPrefix("/demo/")
          ? renderer.assets.url("staff.css") : nil,
        script: renderer.assets.url("app.js"),
        icons: renderer.assets.url("icons.svg"), favicon: renderer.assets.url("favicon.svg")))
  }
}
