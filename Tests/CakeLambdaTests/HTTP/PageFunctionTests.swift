import CakeOrdering
import CakeTesting
import JSONText
import Testing

@testable import CakeFunctions

@Suite("The function with the pages")
struct PageFunctionTests {
  private let browser = ["accept": "text/html,application/xhtml+xml", "host": "cakes.example"]

  @Test("A browser gets pages, with its cookies apart from the header fields")
  func page() async throws {
    let function = try await FunctionDouble(pages: true)
    let menu = try await function.send("GET", "/", headers: browser)
    #expect(menu.status == 200)
    #expect(menu.header("content-type") == "text/html; charset=utf-8")
    #expect(menu.header("set-cookie") == nil)
    #expect(menu.cookies.count == 1)
    #expect(menu.cookies.first?.hasPrefix("form=") == true)
    #expect(menu.cookies.first?.contains("; Secure") == true)
    let head = try await function.send("HEAD", "/", headers: browser)
    #expect(head.status == 200)
    #expect(head.body == "")
  }

  @Test("A form is taken however API Gateway hands it over", arguments: [true, false])
  func form(base64: Bool) async throws {
    let function = try await FunctionDouble(pages: true)
    let cookie = try #require(try await function.send("GET", "/", headers: browser).cookies.first)
      .prefix { $0 != ";" }
    let form = "form=\(cookie.dropFirst(5))&cake=victoria-sponge&quantity=2&inscription=F%C3%BCr+Ada"
    let added = try await function.send(
      "POST", "/basket", form: form, headers: browser, cookies: [String(cookie), "language=de"],
      base64: base64)
    #expect(added.status == 303)
    #expect(added.header("location") == "/?added=victoria-sponge")
    let basket = try #require(added.cookies.first).prefix { $0 != ";" }
    #expect(basket.hasPrefix("basket="))
    let order = try await function.send(
      "GET", "/order", headers: browser, cookies: [String(cookie), "language=de", String(basket)])
    #expect(order.body.contains("Für Ada"))
    #expect(order.body.contains(#"<html lang="de">"#))
    let stranger = try await function.send("POST", "/basket", form: form, headers: browser, base64: base64)
    #expect(stranger.status == 403)
  }

  @Test("Programs get JSON where browsers get pages: of orders, and of what is not there")
  func programs() async throws {
    let function = try await FunctionDouble(pages: true)
    let placed = try await function.example.place()
    let path = "/track/\(placed.order.id)/\(placed.token.text)"
    #expect(try await function.send("GET", path).json?["status"]?.string == "placed")
    let page = try await function.send("GET", path, headers: browser)
    #expect(page.header("content-type") == "text/html; charset=utf-8")
    #expect(try await function.send("GET", "/nowhere").header("content-type") == "application/problem+json")
    let missing = try await function.send("GET", "/nowhere", headers: browser)
    #expect(missing.status == 404)
    #expect(missing.header("content-type") == "text/html; charset=utf-8")
  }

  @Test("What pages load is text, and sent as such")
  func assets() async throws {
    let function = try await FunctionDouble(pages: true)
    let menu = try await function.send("GET", "/", headers: browser).body
    let paths = menu.matches(of: /(?:href|src)="(\/assets\/[^"#]+)/).map { String($0.output.1) }
    #expect(paths.count > 3)
    for path in paths {
      let asset = try await function.send("GET", path)
      #expect(asset.status == 200)
      #expect(!asset.isBase64Encoded)
      #expect(asset.header("cache-control")?.contains("immutable") == true)
    }
  }
}
