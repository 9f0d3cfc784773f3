import JSONText

/// Messages as people read them.
enum MessageListText {
  static func text(_ page: JSONValue) -> String {
    let messages = page["messages"]?.array ?? []
    guard !messages.isEmpty else { return "No messages." }
    var table = Table([
      .left("SINCE"), .left("HANDLER"), .right("TRIES"), .left("NEXT TRY"), .left("LAST ERROR"), .left("ID"),
    ])
    for message in messages {
      table.add([
        TimeText.text(message["at"]), message["handler"]?.string, message["attempts"]?.int.map(String.init),
        TimeText.text(message["nextAttemptAt"]) ?? "-", message["lastError"]?.string ?? "-",
        message["id"]?.string,
      ])
    }
    var text = table.text
    if let next = page["next"]?.string { text += "\n\nThere are more: --cursor \(next.singleLine)" }
    return text
  }
}
