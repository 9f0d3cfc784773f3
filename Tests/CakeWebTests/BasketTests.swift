import CakeOrdering
import CakeTesting
import Testing

@testable import CakeWeb

@Suite("The basket")
struct BasketTests {
  private let shop = Shop.example()

  @Test("A basket comes back from its cookie as it was, whatever is written on the cakes")
  func roundTrip() throws {
    let cake = try #require(shop.cakes.first { $0.takesInscription })
    var basket = Basket()
    basket.avoid = ["nuts", "milk"]
    basket.put(Basket.Line(cake: cake.id, quantity: 2, inscription: "Für Ö!.~ <b>\"1\"</b>; 🎂"))
    basket.put(Basket.Line(cake: cake.id, quantity: 1, inscription: nil))
    let cookie = try #require(basket.cookie)
    #expect(
      cookie.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ",") })
    #expect(Basket(cookie: cookie, shop: shop) == basket)
  }

  @Test("The same cake with the same words on it becomes more of it")
  func more() throws {
    let cake = try #require(shop.cakes.first)
    var basket = Basket()
    basket.put(Basket.Line(cake: cake.id, quantity: 2, inscription: nil))
    basket.put(Basket.Line(cake: cake.id, quantity: 3, inscription: nil))
    #expect(basket.lines == [Basket.Line(cake: cake.id, quantity: 5, inscription: nil)])
  }

  @Test(
    "Whatever stands in a cookie, only cakes of this shop in sensible numbers get into the basket",
    arguments: [
      "", "!", "!!!", "x!nothing.1.", "!victoria-sponge.0.", "!victoria-sponge.100.", "~!~zz.1.~", "!a.b.c.d",
    ])
  func hostile(cookie: String) {
    #expect(Basket(cookie: cookie, shop: shop).lines.isEmpty)
  }

  @Test("A basket that no cookie can hold is refused, not cut off")
  func tooLarge() throws {
    let cake = try #require(shop.cakes.first { $0.takesInscription })
    var basket = Basket()
    for index in 0..<50 {
      basket.put(
        Basket.Line(cake: cake.id, quantity: 1, inscription: "\(index)" + String(repeating: "ö", count: 55)))
    }
    #expect(basket.cookie == nil)
  }
}
