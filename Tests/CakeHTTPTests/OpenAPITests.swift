import CakeHTTP
import CakeOrdering
import CakeTesting
import HTTPTypes
import Hummingbird
import JSONText
import Testing

@Suite("The OpenAPI document")
struct OpenAPITests {
  private func routes(_ api: TestAPI) -> Set<String> {
    let router = CakeAPI.makeRouter()
    api.api.addRoutes(to: router)
    api.api.addTrackingRoute(to: router)
    return Set(router.routes.map { "\($0.method.rawValue) \($0.path.description)" })
  }

  @Test("lists exactly the routes there are")
  func listsRoutes() async throws {
    let api = try await TestAPI()
    let answer = try await api.get("/openapi.json")
    #expect(answer.headers[.contentType] == "application/json")
    #expect(answer["openapi"] == .string("3.1.0"))
    var described: Set<String> = []
    for path in answer["paths"]?.object?.members ?? [] {
      for method in path.value.object?.members ?? [] {
        described.insert("\(method.name.uppercased()) \(path.name)")
      }
    }
    #expect(described == routes(api))
  }

  @Test("names every kind of problem")
  func namesProblems() async throws {
    let api = try await TestAPI()
    let answer = try await api.get("/openapi.json")
    let kinds = answer["components", "schemas", "Problem", "properties", "type", "enum"]?.array ?? []
    #expect(Set(kinds) == Set(ProblemKind.allCases.map { .string("/problems/\($0.rawValue)") }))
  }

  @Test("has an example order that the shop takes, on whatever day it is read")
  func examplesWork() async throws {
    let api = try await TestAPI()
    for _ in 0..<14 {
      let answer = try await api.get("/openapi.json")
      #expect(!answer.text.contains("{{"))
      let example = try #require(
        answer["paths", "/orders", "post", "requestBody", "content", "application/json", "example"])
      var json = JSONWriter()
      json.value(example)
      #expect(try await api.post("/orders", json.text).status == 201)
      api.example.clock.advance(by: .seconds(86_400))
    }
  }

  @Test("refers to nothing that it does not have")
  func resolvesReferences() async throws {
    let api = try await TestAPI()
    let answer = try await api.get("/openapi.json")
    let references = answer.text.matches(of: /"\$ref":\s*"#\/components\/([^\/]+)\/([^"]+)"/)
    #expect(references.count > 100)
    for reference in references {
      let (_, part, name) = reference.output
      #expect(answer["components", String(part), String(name)] != nil, "\(part) \(name)")
    }
  }
}
