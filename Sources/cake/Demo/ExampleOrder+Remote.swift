import CakeOrdering
import JSONText

extension ExampleOrder {
  /// An order that a shop elsewhere takes, as far as its menu and its open days tell.
  ///
  /// - Throws: ``CommandFailure`` if nothing can be ordered.
  init(_ shop: ShopClient) async throws(CommandFailure) {
    let menu = try await shop.get("/cakes").json()["cakes"]?.array ?? []
    let days = try await shop.get("/availability").json()["days"]?.array ?? []
    guard let cake = menu.first, let id = cake["id"]?.string else {
      throw CommandFailure("Nothing can be ordered from this shop.")
    }
    // Its lead time, and some days for closed ones before it.
    let notice = (cake["leadTimeHours"]?.int ?? 0) / 24 + 4
    let day = days.dropFirst(notice).first { $0["open"]?.bool == true }
    guard let date = day?["date"]?.string.flatMap({ LocalDate($0) }) else {
      throw CommandFailure("The shop takes no orders for the coming weeks.")
    }
    let slot = day?["slots"]?.array?.first { $0["open"]?.bool != false }?["id"]?.string
    self.init(
      cakeID: id, takesInscription: cake["inscription"]?.bool ?? false, date: date, slotID: slot)
  }
}
