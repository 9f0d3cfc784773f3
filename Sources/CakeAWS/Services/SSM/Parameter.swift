import AWSClient
import CakeOrdering
import JSONText

/// A parameter of the Parameter Store.
struct Parameter: Sendable {
  let name: String

  /// Reads its value, decrypted, without white space around it (GetParameter).
  func value(_ client: AWSClient) async -> Result<String, SecretError> {
    var json = JSONWriter()
    json.object { json in
      json.member("Name", name)
      json.member("WithDecryption", true)
    }
    let place = "ssm:\(name)"
    do throws(AWSError) {
      let answer = try await client.call(.ssm("GetParameter"), json.bytes)
      guard let text = (try? JSONValue(parsing: answer))?["Parameter"]?["Value"]?.string else {
        return .failure(.unavailable(place))
      }
      let secret = Self.trimmed(text)
      return secret.isEmpty ? .failure(.missing(place)) : .success(secret)
    } catch {
      return .failure(Self.error(error, place))
    }
  }

  private static func error(_ error: AWSError, _ place: String) -> SecretError {
    switch error.kind {
    case .service("ParameterNotFound"), .service("ParameterVersionNotFound"): .missing(place)
    case .service, .configuration: .unreadable(place)
    case .throttled, .unavailable, .timeout, .credentials, .cancelled: .unavailable(place)
    }
  }

  private static func trimmed(_ text: String) -> String {
    var rest = Substring(text)
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
