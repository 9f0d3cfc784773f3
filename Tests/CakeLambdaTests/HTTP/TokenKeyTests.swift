import CakeHTTP
import CakeOrdering
import CakeTesting
import Testing

@testable import CakeFunctions

@Suite("The key of staff tokens")
struct TokenKeyTests {
  @Test("What is no token leads to no look at the key")
  func noToken() async throws {
    let function = try await FunctionDouble()
    for bearer in ["", "abc", "a.b.c", "eyJhbGciOiJub25lIn0.e30."] {
      #expect(try await function.send("GET", "/messages", bearer: bearer).status == 401)
    }
    #expect(function.key.reads == 0)
  }

  @Test("A key that was replaced is used from then on, and the old one no more")
  func replacement() async throws {
    let function = try await FunctionDouble()
    let old = try await function.token(.operator, "olga")
    #expect(try await function.send("GET", "/messages", bearer: old).status == 200)
    function.key.replace()
    let new = try await function.token(.operator, "olga")
    #expect(try await function.send("GET", "/messages", bearer: new).status == 200)
    #expect(try await function.send("GET", "/messages", bearer: old).status == 401)
  }

  @Test("While the key cannot be read, nobody can tell: 503, and a customer's request goes on")
  func unavailable() async throws {
    let function = try await FunctionDouble()
    let token = try await function.token(.operator, "olga")
    function.key.fail(.unavailable("ssm:/key"))
    let answer = try await function.send("GET", "/messages", bearer: token)
    #expect(answer.status == 503)
    #expect(answer.header("retry-after") == "1")
    #expect(try await function.send("POST", "/orders", json: FunctionDouble.order).status == 201)
    function.key.fail(nil)
    #expect(try await function.send("GET", "/messages", bearer: token).status == 200)
  }

  @Test("The setting is the key itself or where it is")
  func setting() {
    let pem = "-----BEGIN PUBLIC KEY-----\nMFk…\n-----END PUBLIC KEY-----"
    #expect(TokenKey(pem) == .pem(pem))
    #expect(TokenKey("ssm:/cake/token-key") == .reference(.parameter("/cake/token-key")))
    #expect(TokenKey("nothing") == TokenKey.none)
    #expect(TokenKey(nil) == TokenKey.none)
  }
}
