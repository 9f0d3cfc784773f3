import CakeOrdering

/// A message that was given up.
struct DeadLetter {
  let entry: QueuedMessage
  let error: String
  let tries: Int
  let at: Timestamp
}
