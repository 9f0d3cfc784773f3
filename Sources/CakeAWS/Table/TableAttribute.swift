/// The names of the attributes of the one table. What an item is, its key says.
enum TableAttribute: String, Sendable {
  // Every item.
  case partition = "pk"
  case sort = "sk"
  /// When DynamoDB may delete the item, in seconds since 1970; it does so days late.
  case expiresAt

  // Orders.
  /// The order in JSON.
  case document = "doc"
  case version
  /// Which change made which of the latest versions.
  case changes
  /// What is still to be published, by message id.
  case outbox
  case outboxShard
  case outboxSince
  /// Asked for by whoever must see it alone, and by no other read.
  case trackingToken
  case requestDigest
  case sender
  case number
  case customer
  case placedAt
  case retentionShard
  case retentionKey

  // Whatever is listed by time.
  case timeline
  case timelineKey
  case producerID = "producerId"
  case deliveryCompanyID = "deliveryCompanyId"

  // Capacity.
  case reserved
  /// The shards in which the day has orders.
  case shards

  // Notifications and dead letters.
  case handler
  case medium
  case recipient
  case subject
  case at
  case outcome
  case error
  case envelope
  case payload
  /// A payload that is no text, in base64.
  case raw
  case attempts
  case putOffs
  case nextAt
  /// Which message of the queue brings it.
  case carrier
  /// Which message of the queue is passed over: a copy was sent in its place.
  case redriven

  // Staff tokens.
  case role
  case issuedAt
  case endsAt
  case revokedAt

  // Delivery companies.
  case disabledAt
  case lastAnswer
  case lastAnswerAt

  // Peers.
  /// How many calls in a row waited in vain, and when the last did.
  case inVain
  case inVainAt
  /// When a peer that hangs is tried next.
  case nextTryAt
  /// When a peer that had hung answered, until what waits for it is woken.
  case answeredAt
}
