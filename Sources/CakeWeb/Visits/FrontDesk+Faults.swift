import CakeHTTP
import CakeLanguages
import CakeOrdering
import HTTPTypes
import Hummingbird

extension FrontDesk {
  /// A route's way of answering a visitor, whose faults are told on a page.
  func page(
    _ answer: @escaping @Sendable (Request, CakeRequestContext, Visit) async throws -> Response
  ) -> @Sendable (Request, CakeRequestContext) async throws -> Response {
    { request, context in
      var visit: Visit?
      do {
        let known = try await self.visit(request, context)
        visit = known
        return try await answer(request, context, known)
      } catch {
        let visit = visit ?? stranger(request)
        guard let (status, name, icon) = Self.message(of: error) else { throw error }
        return message(name, icon, status, to: visit)
      }
    }
  }

  /// Whether whoever asks is a browser on its way to a page: programs ask for JSON, or for anything.
  static func wantsPage(_ request: Request) -> Bool {
    request.headers[.accept]?.contains("text/html") ?? false
  }

  /// A page about a problem.
  func page(about problem: Problem, to visit: Visit) -> Response {
    let (status, name, icon) = Self.message(about: problem)
    return message(name, icon, status, to: visit)
  }

  /// A page that says one thing.
  func message(_ name: String, _ icon: String, _ status: HTTPResponse.Status, to visit: Visit) -> Response {
    let texts = texts(visit)
    let page = MessagePage(
      title: texts["message.\(name).heading"], icon: icon, heading: texts["message.\(name).heading"],
      text: texts["message.\(name).text"],
      action: MessagePage.Action(url: "/", text: texts["message.toMenu"]))
    return answer(page, to: visit, status: status)
  }

  /// What a fault is called on pages; nil for one that is ours, which is logged on its way out.
  private static func message(of error: any Error) -> (HTTPResponse.Status, String, String)? {
    switch error {
    case is StaleForm: (.forbidden, "expired", "clock")
    case let error as OrderingError: message(about: Problem(error: error))
    case let error as Problem: message(about: error)
    default: nil
    }
  }

  // Called otherwise than the one above: where an optional is wanted, Swift would take that one, again and again.
  private static func message(about problem: Problem) -> (HTTPResponse.Status, String, String) {
    switch problem.kind.status.code {
    case 401, 403: (.forbidden, "forbidden", "key")
    case 404, 405: (.notFound, "notFound", "brand")
    case 413, 415: (problem.kind.status, "tooLarge", "allergen")
    case 429: (.tooManyRequests, "tooMany", "clock")
    case 503: (.serviceUnavailable, "unavailable", "clock")
    default: (problem.kind.status, "broken", "allergen")
    }
  }
}
