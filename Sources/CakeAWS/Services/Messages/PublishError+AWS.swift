import AWSClient

extension PublishError {
  /// What a failed call means for whoever wanted to send: what no repetition mends is refused.
  init(_ error: AWSError) {
    switch error.kind {
    case .service, .configuration: self = .refused(reason: error.description)
    case .throttled, .unavailable, .timeout, .credentials, .cancelled:
      self = .unavailable(reason: error.description)
    }
  }

  /// An answer that is not of the form the service documents.
  static func unexpectedAnswer(to operation: String) -> PublishError {
    .unavailable(reason: "\(operation): the answer has another form than expected")
  }
}
