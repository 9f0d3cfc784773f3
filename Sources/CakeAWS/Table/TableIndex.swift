/// The indexes of the one table. All but the timeline hold keys alone.
enum TableIndex: String, Sendable {
  /// Orders by due date, status and slot; notifications and dead letters by time.
  case timeline
  /// Orders by their number among people.
  case number = "by-number"
  /// Orders by their customer's email, and by where they came from; left when they are erased.
  case customer = "by-customer"
  /// Orders with something still to be published, by when it was committed.
  case outbox
  /// Orders whose personal data is still there, by due date.
  case retention

  /// The attribute that a query names.
  var hash: TableAttribute {
    switch self {
    case .timeline: .timeline
    case .number: .number
    case .customer: .customer
    case .outbox: .outboxShard
    case .retention: .retentionShard
    }
  }

  /// The attribute by which it is sorted.
  var range: TableAttribute? {
    switch self {
    case .timeline: .timelineKey
    case .number: nil
    case .customer: .placedAt
    case .outbox: .outboxSince
    case .retention: .retentionKey
    }
  }
}
