import CakeOrdering
import JSONText

/// An order that the shop takes right now, to show how it is done.
struct ExampleOrder {
  let cakeID: CakeID
  let takesInscription: Bool
  let date: LocalDate
  let slotID: SlotID?

  /// Leaves time to read what is printed before the cut-off passes.
  private static let haste = Duration.seconds(1800)

  /// The shop's first cake on the first day and slot for which it can be had; nil if there is none.
  init?(calendar: ShopCalendar, now: Timestamp) {
    let today = calendar.today(at: now)
    for cake in calendar.shop.cakes {
      for day in 0...calendar.shop.bookingHorizonDays {
        let date = today.adding(days: day)
        if calendar.shop.closed.contains(date) { continue }
        for slot in calendar.shop.slots {
          guard let cutOff = calendar.cutOff(for: cake, due: date, slot: slot.id),
            now.adding(Self.haste) < cutOff
          else { continue }
          self.init(cakeID: cake.id, takesInscription: cake.takesInscription, date: date, slotID: slot.id)
          return
        }
      }
    }
    return nil
  }

  init(cakeID: CakeID, takesInscription: Bool, date: LocalDate, slotID: SlotID?) {
    self.cakeID = cakeID
    self.takesInscription = takesInscription
    self.date = date
    self.slotID = slotID
  }

  /// The order as the API takes it.
  var json: String {
    var json = JSONWriter()
    json.object { json in
      json.object("customer") { json in
        json.member("name", "Ada Baker")
        json.member("email", "ada@example.com")
        json.member("language", "en")
      }
      json.member("address", "1 Main Street, Springfield")
      json.member("dueDate", date.description)
      json.member("slot", ifPresent: slotID)
      json.array("items") { json in
        json.object { json in
          json.member("cakeId", cakeID)
          json.member("quantity", 1)
          if takesInscription { json.member("inscription", "Happy Birthday") }
        }
      }
    }
    return json.text
  }
}
