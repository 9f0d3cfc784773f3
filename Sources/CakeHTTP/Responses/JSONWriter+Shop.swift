import CakeJSON
import CakeOrdering
import JSONText

extension JSONWriter {
  /// The menu.
  mutating func menu(_ cakes: [Cake]) {
    object { json in
      json.array("cakes") { json in
        for cake in cakes {
          json.object { json in
            json.member("id", cake.id)
            json.member("name", cake.name)
            json.member("description", cake.description)
            json.money("price", cake.price)
            json.array("allergens") { json in cake.allergens.forEach { json.value($0) } }
            json.member("leadTimeHours", cake.leadTimeHours)
            json.member("inscription", cake.takesInscription)
          }
        }
      }
    }
  }

  /// For which days and slots orders are taken.
  mutating func availability(_ days: [DayAvailability]) {
    object { json in
      json.array("days") { json in
        for day in days {
          json.object { json in
            json.member("date", day.date.description)
            json.array("slots") { json in
              for slot in day.slots { json.slot(slot) }
            }
            json.member("open", day.isOpen)
            json.member("reason", ifPresent: day.reason?.rawValue)
          }
        }
      }
    }
  }

  private mutating func slot(_ availability: DayAvailability.SlotAvailability) {
    object { json in
      json.member("id", availability.slot.id)
      json.member("from", availability.slot.from.description)
      json.member("to", availability.slot.to.description)
      json.member("open", availability.isOpen)
      json.member("reason", ifPresent: availability.reason?.rawValue)
    }
  }
}
