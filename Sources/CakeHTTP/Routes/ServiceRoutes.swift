import CakeOrdering
import HTTPTypes
import Hummingbird
import JSONText
import NIOCore

/// What machines ask: health, metrics, and the description of the API.
struct ServiceRoutes: Sendable {
  let services: CakeServices
  let doorkeeper: Doorkeeper
  let headers: ResponseHeaders

  func add(to router: Router<CakeRequestContext>) {
    router.get("health/live") { _, _ in healthy() }
    let readiness = Readiness(clock: services.desk.clock, check: services.readiness)
    router.get("health/ready") { _, _ in
      try await readiness.confirm()
      return healthy()
    }
    router.get("metrics") { request, context in
      guard let metrics = services.metrics else { throw OrderingError.notFound }
      if !doorkeeper.clientAddress(request, context).isDirectLoopback {
        _ = try await doorkeeper.admitOperator(request, context)
      }
      let body = ResponseBody(byteBuffer: ByteBuffer(string: metrics()))
      return Response(status: .ok, headers: headers.prometheus, body: body)
    }
    let description = APIDescription(calendar: services.desk.calendar, clock: services.desk.clock)
    router.get("openapi.json") { _, _ in
      let body = ResponseBody(byteBuffer: description.document())
      return Response(status: .ok, headers: headers.publicJSON, body: body)
    }
    router.get("problems/{name}") { _, context in
      guard let name = context.parameters["name"], let kind = ProblemKind(rawValue: String(name)) else {
        throw OrderingError.notFound
      }
      return explanation(of: kind)
    }
  }

  private func healthy() -> Response {
    Response(
      status: .ok, headers: headers.privateJSON,
      body: ResponseBody(byteBuffer: ByteBuffer(string: #"{"status":"ok"}"#)))
  }

  private func explanation(of kind: ProblemKind) -> Response {
    var json = JSONWriter()
    json.object { json in
      json.member("type", kind.type)
      json.member("title", kind.title)
      json.member("status", kind.status.code)
    }
    return Response(status: .ok, headers: headers.publicJSON, body: ResponseBody(json: json))
  }
}
