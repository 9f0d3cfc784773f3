import AWSClient
import CakeAWS
package import CakeHTTP
import Hummingbird
package import LambdaRuntime
package import Logging

/// Answers requests that API Gateway hands over, by the same router as the server's.
package struct HTTPFunction: LambdaHandler {
  private let responder: CakeResponder
  private let logger: Logger

  /// - Parameter responder: Answers by all routes, whichever of them API Gateway leads here.
  package init(_ responder: CakeResponder, logger: Logger) {
    self.responder = responder
    self.logger = logger
  }

  /// The API for programs, tracking links included.
  package init(_ api: CakeAPI, logger: Logger) {
    let router = CakeAPI.makeRouter()
    api.addRoutes(to: router)
    api.addTrackingRoute(to: router)
    self.init(api.makeResponder(router), logger: logger)
  }

  /// The settings of the API where API Gateway stands in front: it buffers answers, and limits how many requests
  /// come (section 6 of the contract).
  package static func settings(publicURL: String) -> CakeAPISettings {
    CakeAPISettings(publicURL: publicURL, rateLimit: 0, events: .single)
  }

  package func handle(_ event: [UInt8], context: LambdaContext) async throws -> [UInt8] {
    let event = try HTTPRequestEvent(json: event)
    guard let request = Request(event, trace: context.trace) else {
      return LambdaRuntime.HTTPResponse(status: 400).json
    }
    var logger = logger
    logger[metadataKey: "hb.request.id"] = "\(context.requestID)"
    let requestContext = CakeRequestContext(logger: logger)
    return try await AWSDeadline.$current.withValue(Self.callDeadline(of: request, context)) {
      try await answer(request, requestContext)
    }
  }

  /// What only looks may take all the time that there is: there is nothing to look at otherwise.
  private static func callDeadline(of request: Request, _ context: LambdaContext)
    -> ContinuousClock.Instant
  {
    if request.method == .get || request.method == .head { return context.callDeadline }
    return min(context.callDeadline, .now + DynamoDBBackend.requestTime)
  }

  /// The answer as API Gateway takes it. Nothing has been sent before its end is known: so one that cannot be finished,
  /// or is too large for Lambda, is none, and whoever asked is told as of any other problem.
  private func answer(_ request: Request, _ context: CakeRequestContext) async throws -> [UInt8] {
    let response = try await responder.respond(to: request, context: context)
    do {
      return try await Self.json(response)
    } catch is BodyCollector.TooLarge {
      context.logger.error("An answer is too large for Lambda")
      return try await Self.json(responder.answer(Self.tooLarge, to: request, context: context))
    } catch {
      return try await Self.json(responder.answer(error, to: request, context: context))
    }
  }

  private static let tooLarge = Problem(.answerTooLarge, "Ask for fewer days, or for a smaller page.")

  /// - Throws: ``BodyCollector/TooLarge``, or whatever kept the body from being written.
  private static func json(_ response: Response) async throws -> [UInt8] {
    let json = try await LambdaRuntime.HTTPResponse(response, limit: LambdaQuota.answerBytes).json
    guard json.count <= LambdaQuota.answerBytes else { throw BodyCollector.TooLarge() }
    return json
  }
}
