import AWSClient
import CakeAWS
import CakeHTTP
import Hummingbird

/// Answers requests with a deadline for the calls of AWS that each of them makes.
struct DeadlineResponder: HTTPResponder {
  let responder: CakeResponder
  /// What all calls of a request that only looks may take together; see ``DynamoDBBackend/requestTime`` for others.
  let limit: Duration

  func respond(to request: Request, context: CakeRequestContext) async throws -> Response {
    let isLook = request.method == .get || request.method == .head
    let limit = isLook ? limit : min(limit, DynamoDBBackend.requestTime)
    return try await AWSDeadline.$current.withValue(.now + limit) {
      try await responder.respond(to: request, context: context)
    }
  }
}
