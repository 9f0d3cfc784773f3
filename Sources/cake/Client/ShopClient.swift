import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

/// Speaks to a shop over its HTTP API.
struct ShopClient: Sendable {
  private let http: HTTPClient
  private let url: String
  private let token: String?

  /// How long an answer may take.
  private static let deadline = TimeAmount.seconds(30)
  /// How long an answer may be: a page of two hundred long orders.
  private static let longestAnswer = 64 * 1024 * 1024

  /// Does something with a shop, and lets go of its connections afterwards.
  ///
  /// - Parameters:
  ///   - url: The shop's address, without a slash at its end.
  ///   - token: A staff or tracking token; nil to ask as anybody.
  static func with<Result: Sendable>(
    _ url: String, token: String?, _ body: (ShopClient) async throws -> Result
  ) async throws -> Result {
    var configuration = HTTPClient.Configuration()
    configuration.redirectConfiguration = .disallow
    configuration.timeout.connect = .seconds(10)
    // Nobody there is an answer too: a person at a prompt should not wait for a second one.
    configuration.connectionPool.retryConnectionEstablishment = false
    let http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    let result: Swift.Result<Result, any Error>
    do {
      result = .success(try await body(ShopClient(http: http, url: url, token: token)))
    } catch {
      result = .failure(error)
    }
    try await http.shutdown()
    return try result.get()
  }

  /// The same shop, asked as somebody else.
  func acting(with token: String?) -> ShopClient {
    ShopClient(http: http, url: url, token: token)
  }

  /// Asks for something.
  ///
  /// - Throws: ``CommandFailure`` for every answer that is no success, and where there is none.
  func get(_ path: String, _ query: [(String, String?)] = []) async throws(CommandFailure) -> ShopAnswer {
    try await send(.GET, PathText.path(path, query), body: nil, headers: [])
  }

  /// Asks for something to be done.
  ///
  /// - Throws: ``CommandFailure`` for every answer that is no success, and where there is none.
  func post(_ path: String, _ body: [UInt8]? = nil, headers: [(String, String)] = [])
    async throws(CommandFailure)
    -> ShopAnswer
  {
    try await send(.POST, path, body: body, headers: headers)
  }

  /// The lines of an event stream, until it ends or the body has enough of it.
  ///
  /// - Returns: Whether the body had enough.
  /// - Throws: ``CommandFailure``.
  func follow(_ path: String, _ isEnough: (String) throws -> Bool) async throws -> Bool {
    let request = request(.GET, path, body: nil, headers: [("accept", "text/event-stream")])
    let response = try await answered { try await http.execute(request, timeout: .hours(24)) }
    guard response.status.code == 200 else { throw ProblemText.failure(try await whole(response)) }
    var lines = LineBuffer()
    do {
      for try await part in response.body {
        for line in lines.take(part.readableBytesView) where try isEnough(line) { return true }
      }
      return false
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure("The connection to \(url) broke off (\(Self.words(error))).")
    }
  }

  private func send(_ method: HTTPMethod, _ path: String, body: [UInt8]?, headers: [(String, String)])
    async throws(CommandFailure) -> ShopAnswer
  {
    let request = request(method, path, body: body, headers: headers)
    let response = try await answered { try await http.execute(request, timeout: Self.deadline) }
    let answer = try await whole(response)
    guard (200..<300).contains(answer.status) else { throw ProblemText.failure(answer) }
    return answer
  }

  private func request(_ method: HTTPMethod, _ path: String, body: [UInt8]?, headers: [(String, String)])
    -> HTTPClientRequest
  {
    var request = HTTPClientRequest(url: url + path)
    request.method = method
    request.headers.add(name: "user-agent", value: "cake/\(Version.text)")
    if let token { request.headers.add(name: "authorization", value: "Bearer \(token)") }
    if let body {
      request.headers.add(name: "content-type", value: "application/json")
      request.body = .bytes(body)
    }
    for (name, value) in headers { request.headers.add(name: name, value: value) }
    return request
  }

  private func whole(_ response: HTTPClientResponse) async throws(CommandFailure) -> ShopAnswer {
    let body = try await answered { try await response.body.collect(upTo: Self.longestAnswer) }
    return ShopAnswer(
      status: Int(response.status.code), retryAfter: response.headers.first(name: "retry-after"),
      body: Array(body.readableBytesView))
  }

  private func answered<Value>(_ body: () async throws -> Value) async throws(CommandFailure) -> Value {
    do {
      return try await body()
    } catch {
      throw CommandFailure(
        "No answer from \(url) (\(Self.words(error))). Is the shop running, and CAKE_URL its address?")
    }
  }

  static func words(_ error: any Error) -> String {
    switch error {
    case let error as HTTPClientError: error.shortDescription
    case let error as NIOConnectionError: error.connectionErrors.first.map { words($0.error) } ?? "no address"
    case let error as IOError: String(cString: strerror(error.errnoCode)).lowercased()
    default: "\(error)"
    }
  }
}
