public import CakeOrdering
import HTTPTypes
public import Hummingbird
import Logging
import NIOHTTP1

/// Answers requests by a router, and does what every answer needs: a trace, problem documents, `405` for wrong
/// methods, metrics, and one line in the log.
///
/// All in one layer around the router, since each costs every request.
public struct CakeResponder: HTTPResponder {
  private let router: RouterResponder<CakeRequestContext>
  private let routes: RouteTable
  private let headers: ResponseHeaders
  private let metrics = RequestMetrics()
  private let random: any RandomSource
  private let pages: (any ProblemPages)?

  /// Answers by a router to which every route was added.
  ///
  /// - Parameters:
  ///   - publicURL: The address at which customers reach the shop.
  ///   - random: Where the ids of traces come from.
  ///   - pages: Tells people of problems, where there are pages.
  public init(
    router: Router<CakeRequestContext>, publicURL: String, random: any RandomSource,
    pages: (any ProblemPages)? = nil
  ) {
    self.routes = RouteTable(router)
    self.router = router.buildResponder()
    self.headers = ResponseHeaders(publicURL: publicURL)
    self.random = random
    self.pages = pages
  }

  /// Answers a request.
  ///
  /// - Throws: only for a request that is no HTTP.
  public func respond(to request: Request, context: CakeRequestContext) async throws -> Response {
    let start = ContinuousClock.now
    var context = context
    context.trace = trace(of: request)
    var route: String?
    let response: Response
    do {
      let answer = try await router.respond(to: request, context: context)
      let isFound = context.endpointPath != "NotFound"
      response = isFound ? answer : unmatched(request, &route)
    } catch let error as HTTPParserError {
      throw error
    } catch {
      response = answer(context.problem(of: error), request)
    }
    let template = route ?? context.endpointPath ?? "unmatched"
    let duration = ContinuousClock.now - start
    metrics.record(template, request.method, status: response.status.code, duration)
    log(request, response, template, duration, context)
    return response
  }

  /// What whoever asked is told instead of an answer that turned out to be none, after ``respond(to:context:)`` and
  /// before anything of it was sent.
  ///
  /// - Parameter error: What is the matter with it, such as what kept its body from being written.
  package func answer(_ error: any Error, to request: Request, context: CakeRequestContext) -> Response {
    var context = context
    context.trace = trace(of: request)
    return answer(context.problem(of: error), request)
  }

  /// The trace that the caller goes on with, or a new one.
  private func trace(of request: Request) -> TraceContext {
    if let text = request.headers.text(of: .traceparent), let trace = TraceContext(traceparent: text) {
      return trace.child(random: random)
    }
    return TraceContext(random: random)
  }

  /// The answer where the router has no route: for another method than those a path has, or for no path.
  private func unmatched(_ request: Request, _ route: inout String?) -> Response {
    guard let (template, allow) = routes.match(request.uri.path) else {
      route = "unmatched"
      return answer(Problem(.notFound), request)
    }
    route = template
    if request.method == .options {
      var fields = headers.empty
      fields[.allow] = allow
      return Response(status: .noContent, headers: fields)
    }
    var problem = Problem(.methodNotAllowed)
    problem.allow = allow
    return answer(problem, request)
  }

  /// A problem as whoever asked reads it.
  private func answer(_ problem: Problem, _ request: Request) -> Response {
    pages?.page(about: problem, for: request) ?? problem.response(headers)
  }

  /// One line a request, by the route's template: paths hold ids and tokens.
  private func log(
    _ request: Request, _ response: Response, _ route: String, _ duration: Duration,
    _ context: CakeRequestContext
  ) {
    guard context.logger.logLevel <= .info else { return }
    let (seconds, attoseconds) = duration.components
    let microseconds = seconds * 1_000_000 + attoseconds / 1_000_000_000_000
    var metadata: Logger.Metadata = [
      "method": "\(request.method.rawValue)", "route": "\(route)", "status": "\(response.status.code)",
      "duration_us": "\(microseconds)", "trace_id": "\(context.trace?.traceID ?? "")",
    ]
    if let bytes = response.body.contentLength { metadata["bytes"] = "\(bytes)" }
    context.logger.info("request", metadata: metadata)
  }
}
