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
        switch error {
        case is StaleForm: return message("expired", "clock", .forbidden, to: visit)
        case is OrderingError, is Problem: return page(about: context.problem(of: error), to: visit)
        // It is ours, and told of once it is out.
        default: throw error
        }
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
    var response = message(name, icon, status, to: visit)
    if let seconds = problem.retryAfterSeconds { response.headers[.retryAfter] = String(seconds) }
    return response
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

  /// What a problem is called on pages.
  private static func message(about problem: Problem) -> (HTTPResponse.Status, String, String) {
    if problem.kind == .answerTooLarge { return (problem.kind.status, "tooMuch", "allergen") }
    if problem.kind == .orderLimit { return (problem.kind.status, "orderLimit", "clock") }
    return switch problem.kind.status.code {
    case 401, 403: (.forbidden, "forbidden", "key")
    case 404, 405: (.notFound, "notFound", "brand")
    case 413, 415: (problem.kind.status, "tooLarge", "allergen")
    case 429: (.tooManyRequests, "tooMany", "clock")
    case 503: (.serviceUnavailable, "unavailable", "clock")
    default: (problem.kind.status, "broken", "allergen")
    }
  }
}
