import JSONText

/// Notifications as people read them.
enum NotificationListText {
  static func text(_ list: JSONValue) -> String {
    let notifications = list["notifications"]?.array ?? []
    guard !notifications.isEmpty else { return "Nothing was sent." }
    var table = Table([
      .left("WHEN"), .left("BY"), .left("ABOUT"), .left("TO"), .left("OUTCOME"), .left("ID"),
    ])
    for notification in notifications {
      let outcome = [notification["outcome"]?.string, notification["error"]?.string].compactMap(\.self)
      table.add([
        TimeText.text(notification["at"]), notification["medium"]?.string, notification["subject"]?.string,
        notification["recipient"]?.string, outcome.joined(separator: ": "), notification["id"]?.string,
      ])
    }
    return table.text
  }
}
