import AWSClient
package import CakeHTTP
import Hummingbird
package import LambdaRuntime
package import Logging

/// Answers requests that API Gateway hands over, by the same router as the server's.
package struct HTTPFunction: LambdaHandler {
  private let responder: CakeResponder
  private let logger: Logger

  /// The longest answer that Lambda hands on, in bytes of JSON (Lambda Developer Guide, "Lambda quotas": 6 MB).
  static let longestAnswer = 6 << 20

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
    return try await AWSDeadline.$current.withValue(context.callDeadline) {
      await answer(try await responder.respond(to: request, context: requestContext), logger)
    }
  }

  /// The answer as API Gateway takes it. Nothing has been sent before its end is known: so one that cannot be finished,
  /// or is too long for Lambda, is none, and whoever asked is told.
  private func answer(_ response: Response, _ logger: Logger) async -> [UInt8] {
    do {
      let json = try await LambdaRuntime.HTTPResponse(response, limit: Self.longestAnswer).json
      if json.count <= Self.longestAnswer { return json }
      logger.error("An answer is too long")
    } catch is BodyCollector.TooLarge {
      logger.error("An answer is too long")
    } catch {
      // Its text may hold anything.
      logger.error("An answer could not be finished", metadata: ["reason": "\(type(of: error))"])
    }
    return LambdaRuntime.HTTPResponse(
      status: 503, headers: [("content-type", "text/plain; charset=utf-8"), ("cache-control", "no-store")],
      body: Array("This is too much at once. Please ask for less, such as fewer days.\n".utf8)
    ).json
  }
}
