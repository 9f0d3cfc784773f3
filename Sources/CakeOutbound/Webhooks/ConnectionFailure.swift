import AsyncHTTPClient
import NIOCore
import NIOPosix

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What an HTTP client's errors mean.
enum ConnectionFailure {
  /// What went wrong, in words for an operator. Repeats nothing that was sent or answered.
  static func reason(_ error: any Error) -> String {
    switch error {
    case let error as HTTPClientError where error == .deadlineExceeded: "no answer in time"
    case let error as HTTPClientError where isConnectTimeout(error): "no connection in time"
    case let error as HTTPClientError: "the exchange broke off: \(error.shortDescription)"
    case let error as NIOConnectionError:
      "no connection: " + (error.connectionErrors.first.map { "\($0.error)" } ?? "refused")
    case let error as IOError: "the connection broke off: \(error)"
    case is CancellationError: "it was cancelled"
    default: "no connection: \(type(of: error)): \(error)"
    }
  }

  /// Whether nothing was sent, so that another address may be tried with the same request.
  static func happenedBeforeSending(_ error: any Error) -> Bool {
    switch error {
    case let error as HTTPClientError: isConnectTimeout(error)
    case is NIOConnectionError: true
    case let error as IOError: [ECONNREFUSED, EHOSTUNREACH, ENETUNREACH].contains(error.errnoCode)
    default: false
    }
  }

  private static func isConnectTimeout(_ error: HTTPClientError) -> Bool {
    [.connectTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout].contains(error)
  }
}
