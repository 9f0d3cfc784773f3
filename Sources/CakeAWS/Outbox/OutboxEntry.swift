import CakeJSON
import CakeOrdering

/// Something on an order that is still to be done beyond the table.
struct OutboxEntry: Sendable, Hashable {
  /// What is to be done.
  enum Content: Sendable, Hashable {
    /// A message is to be published.
    case message(Message)
    /// The order's notifications are to be erased.
    case erasure
    /// What stands there cannot be read: a newer version of the software wrote it, or a hand.
    case unreadable
  }

  /// The message's id, or one made like it.
  let id: String
  /// The order's version that asks for it.
  let version: Int
  /// What is to be done.
  let content: Content

  private static let erasureMark = "erase-notifications"

  /// All that a change leaves to be done, in its order.
  static func entries(of change: Change) -> [OutboxEntry] {
    let messages = change.messages.map {
      OutboxEntry(id: $0.id, version: $0.version, content: .message($0))
    }
    guard change.erasesNotifications else { return messages }
    let version = change.order.version
    return messages + [
      OutboxEntry(
        id: "\(change.order.id)_\(version)_\(erasureMark)", version: version, content: .erasure)
    ]
  }

  /// All that waits on an order, in the order in which it is to be done.
  static func entries(stored: [String: String]) -> [OutboxEntry] {
    stored.map { OutboxEntry(id: $0.key, stored: $0.value) }.sorted {
      ($0.version, $0.rank, $0.id) < ($1.version, $1.rank, $1.id)
    }
  }

  private init(id: String, version: Int, content: Content) {
    self.id = id
    self.version = version
    self.content = content
  }

  private init(id: String, stored: String) {
    let parts = id.split(separator: "_", maxSplits: 2)
    let version = parts.count > 1 ? Int(parts[1]) : nil
    if parts.count == 3, parts[2] == Self.erasureMark, let version {
      self.init(id: id, version: version, content: .erasure)
    } else if let message = try? MessageEnvelope.decode(Array(stored.utf8)) {
      self.init(id: id, version: message.version, content: .message(message))
    } else {
      self.init(id: id, version: version ?? .max, content: .unreadable)
    }
  }

  /// What the outbox holds of it.
  var stored: String {
    guard case .message(let message) = content else { return Self.erasureMark }
    return String(decoding: MessageEnvelope.encode(message), as: UTF8.self)
  }

  /// Its place among those of its version: what happened to the order is told before what follows from it.
  private var rank: Int {
    switch content {
    case .message(let message): Channel.allCases.firstIndex(of: message.type.channel) ?? 0
    case .erasure, .unreadable: Channel.allCases.count
    }
  }
}
