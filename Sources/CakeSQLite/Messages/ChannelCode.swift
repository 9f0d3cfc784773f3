import CakeOrdering

/// The channel that ends a message's id, where one does, as a small number. Stored: numbers are only ever added.
struct ChannelCode: Sendable, Hashable {
  let code: Int

  init(code: Int) {
    self.code = code
  }

  /// The channel at the end of a message's id.
  init(messageID: String) {
    let channel = Channel.allCases.first { messageID.hasSuffix("_" + $0.rawValue) }
    self.code = channel.map(Self.code) ?? 0
  }

  init?(suffix: Substring?) {
    guard let suffix else {
      self.code = 0
      return
    }
    guard let channel = Channel(rawValue: String(suffix)) else { return nil }
    self.code = Self.code(channel)
  }

  /// What follows the version in a message's id.
  var suffix: String {
    Channel.allCases.first { Self.code($0) == code }.map { "_" + $0.rawValue } ?? ""
  }

  private static func code(_ channel: Channel) -> Int {
    switch channel {
    case .orderEvents: 1
    case .deliveryRequests: 2
    case .deliveryReviews: 3
    }
  }
}
