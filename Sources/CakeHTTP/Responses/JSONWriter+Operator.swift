import CakeOrdering
import JSONText

extension JSONWriter {
  /// A page of messages on their way.
  mutating func messages(_ page: MessagePage) {
    object { json in
      json.array("messages") { json in
        for message in page.messages { json.message(message) }
      }
      json.member("count", page.count)
      json.member("next", ifPresent: page.next)
    }
  }

  private mutating func message(_ message: MessageOverview) {
    object { json in
      json.member("id", message.id)
      json.member("handler", message.handler)
      json.member("state", message.state.rawValue)
      // An envelope as it is; whatever else was received, as a text.
      if let payload = try? JSONValue(parsing: message.payload), case .object = payload {
        json.member("payload", payload)
      } else {
        json.member("payload", message.payload)
      }
      json.member("attempts", message.attempts)
      json.member("lastError", ifPresent: message.lastError)
      json.member("at", message.at.description)
      json.member("nextAttemptAt", ifPresent: message.nextAttemptAt?.description)
    }
  }

  /// What was sent to whom.
  mutating func notifications(_ notifications: [Notification]) {
    object { json in
      json.array("notifications") { json in
        for notification in notifications { json.notification(notification) }
      }
    }
  }

  private mutating func notification(_ notification: Notification) {
    object { json in
      json.member("id", notification.id)
      json.member("orderId", notification.orderID.description)
      json.member("messageId", notification.message.id)
      json.member("handler", notification.handler.rawValue)
      json.member("medium", notification.medium.rawValue)
      json.member("recipient", notification.recipient)
      json.member("subject", notification.subject)
      json.member("at", notification.at.description)
      switch notification.outcome {
      case .begun:
        json.member("outcome", "begun")
      case .sent:
        json.member("outcome", "sent")
      case .failed(let reason):
        json.member("outcome", "failed")
        json.member("error", reason)
      }
    }
  }

  /// A delivery company and how it is doing.
  mutating func deliveryCompany(_ company: DeliveryCompany, _ state: DeliveryCompanyState?) {
    object { json in
      json.member("id", company.id)
      json.member("name", company.name)
      json.member("enabled", state?.isEnabled ?? true)
      json.member("disabledAt", ifPresent: state?.disabledAt?.description)
      json.member("lastAnswer", ifPresent: state?.lastAnswer)
      json.member("lastAnswerAt", ifPresent: state?.lastAnswerAt?.description)
    }
  }
}
