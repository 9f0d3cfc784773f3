import CakeHTTP
import CakeLanguages
import Hummingbird

/// Choosing the language.
struct LanguageRoutes: Sendable {
  let front: FrontDesk

  /// How long the choice is kept, in seconds: a year.
  private static let lifetime = 31_536_000

  func add(to router: Router<CakeRequestContext>) {
    router.post(
      "language",
      use: front.page { request, context, visit in
        let form = try await front.form(request, visit)
        guard let language = form["language"].flatMap({ Language(tag: $0) }) else {
          return front.redirect(visit, to: LocalPath.checked(form["back"]))
        }
        return front.redirect(
          visit, to: LocalPath.checked(form["back"]),
          cookies: [front.cookie(Cookies.language, language.rawValue, maxAge: Self.lifetime)])
      })
  }
}
