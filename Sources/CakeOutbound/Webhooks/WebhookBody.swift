import CakeOrdering
import JSONText

/// The JSON of what a delivery company is told.
enum WebhookBody {
  /// The bytes of a webhook's body.
  static func bytes(of webhook: Webhook) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("type", webhook.content.type)
      json.member("timestamp", webhook.time.description)
      json.object("data") { json in
        switch webhook.content {
        case .deliveryRequested(let instructions): write(instructions, &json)
        case .feedback(let feedback): write(feedback, &json)
        }
      }
    }
    return json.bytes
  }

  private static func write(_ instructions: DeliveryInstructions, _ json: inout JSONWriter) {
    json.member("orderId", instructions.orderID.description)
    json.member("number", instructions.number.description)
    json.object("pickup") { json in write(instructions.pickup, &json) }
    json.object("dropoff") { json in write(instructions.dropoff, &json) }
    json.member("dueDate", instructions.dueDate.description)
    if let slot = instructions.slot {
      json.object("slot") { json in
        json.member("id", slot.id)
        json.member("from", slot.from.description)
        json.member("to", slot.to.description)
      }
    }
    json.array("handling") { json in
      for word in DeliveryInstructions.handling { json.value(word) }
    }
    json.member("callbackUrl", instructions.callbackURL)
  }

  private static func write(_ place: DeliveryInstructions.Place, _ json: inout JSONWriter) {
    json.member("name", place.name)
    json.member("address", place.address)
    json.member("phone", ifPresent: place.phone)
  }

  private static func write(_ feedback: DeliveryFeedback, _ json: inout JSONWriter) {
    json.member("orderId", feedback.orderID.description)
    json.member("number", feedback.number.description)
    json.member("deliveredAt", feedback.deliveredAt.description)
    json.object("punctuality") { json in
      json.member("onTime", feedback.minutesLate == 0)
      json.member("minutesLate", feedback.minutesLate)
    }
    json.member("from", feedback.from.rawValue)
    json.member("review", ifPresent: feedback.review)
    json.member("comment", ifPresent: feedback.comment)
  }
}
