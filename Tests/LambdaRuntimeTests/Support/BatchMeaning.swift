import JSONText

/// What AWS does with a batch after a function with `ReportBatchItemFailures` answered.
///
/// A model of what the Lambda Developer Guide says, kept apart from the code that writes answers, so that one checks
/// the other.
enum BatchMeaning: Equatable {
  /// All of it is done.
  case success
  /// All of it is given to the function again.
  case failure
  /// These are given to the function again; the rest is done.
  case again([String])

  /// Which source reads the answer.
  enum Source {
    case sqs, kinesis
  }

  /// What an answer means for a batch of these ids, in their order.
  init(of answer: String, for batch: [String], from source: Source) {
    guard let json = try? JSONValue(parsing: answer) else {
      self = .failure
      return
    }
    // "An empty EventResponse", "A null EventResponse", "A null batchItemFailures list".
    guard case .object(let response) = json, let list = response["batchItemFailures"], list != .null else {
      self = .success
      return
    }
    let ids = (list.array ?? []).map { $0["itemIdentifier"]?.string ?? "" }
    if ids.isEmpty {
      self = .success
    } else if !ids.allSatisfy(batch.contains) {
      // "An empty string", "A null", "An itemIdentifier with a bad key name", "… a message ID that doesn't exist".
      self = .failure
    } else {
      self = .again(Self.again(ids, of: batch, from: source))
    }
  }

  private static func again(_ ids: [String], of batch: [String], from source: Source) -> [String] {
    switch source {
    case .sqs: return batch.filter(ids.contains)
    case .kinesis:
      let lowest = ids.compactMap { batch.firstIndex(of: $0) }.min() ?? 0
      return Array(batch[lowest...])
    }
  }
}
