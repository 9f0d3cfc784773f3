import CakeOrdering

/// A message that was given up.
struct DeadLetter {
  let entry: QueuedMessage
  let error: String
  let at: Timestamp
}
