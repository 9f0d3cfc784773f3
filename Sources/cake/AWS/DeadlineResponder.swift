import AWSClient
import CakeHTTP
import Hummingbird

/// Answers requests with a deadline for the calls of AWS that each of them makes.
struct DeadlineResponder: HTTPResponder {
  let responder: CakeResponder
  /// What all calls of a request may take together.
  let limit: Duration

  func respond(to request: Request, context: CakeRequestContext) async throws -> Response {
    try await AWSDeadline.$current.withValue(.now + limit) {
      try await responder.respond(to: request, context: context)
    }
  }
}
