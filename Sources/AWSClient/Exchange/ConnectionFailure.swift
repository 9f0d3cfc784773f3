import AsyncHTTPClient
import NIOCore
import NIOPosix

/// What an HTTP client's errors mean.
enum ConnectionFailure {
  /// The failed try that an error stands for. Repeats nothing that was sent or answered.
  static func failure(_ error: any Error) -> AttemptFailure {
    switch error {
    case is CancellationError:
      AttemptFailure(error: AWSError(.cancelled), remedy: .none)
    case let error as HTTPClientError:
      failure(error)
    case let error as NIOConnectionError:
      unavailable("no connection: " + (error.connectionErrors.first.map { "\($0.error)" } ?? "refused"))
    case is ResponseAccumulator.ResponseTooBigError:
      AttemptFailure(error: AWSError(.unavailable("the answer is too long"), retryable: false), remedy: .none)
    case let error as IOError:
      unavailable("the connection broke off: \(error)")
    default:
      unavailable("the exchange failed: \(type(of: error)): \(error)")
    }
  }

  private static func failure(_ error: HTTPClientError) -> AttemptFailure {
    switch error {
    case .cancelled:
      AttemptFailure(error: AWSError(.cancelled), remedy: .none)
    case .alreadyShutdown:
      AttemptFailure(
        error: AWSError(.unavailable("the client has been shut down"), retryable: false), remedy: .none)
    case .deadlineExceeded, .readTimeout, .writeTimeout, .connectTimeout, .tlsHandshakeTimeout,
      .getConnectionFromPoolTimeout:
      AttemptFailure(error: AWSError(.timeout), remedy: .waitAfterTimeout)
    default:
      unavailable("the exchange broke off: \(error.shortDescription)")
    }
  }

  private static func unavailable(_ reason: String) -> AttemptFailure {
    AttemptFailure(error: AWSError(.unavailable(reason)), remedy: .wait)
  }
}
