public import CakeOrdering
import FoundationEssentials
import NIOPosix

/// Secrets of one machine: environment variables and files.
///
/// A file is read whenever its secret is asked for, so a new secret is used at once; it is a line long.
public struct LocalSecrets: SecretSource, CustomStringConvertible, CustomReflectable {
  private let environment: [String: String]

  /// A file longer than this is not a secret, in bytes.
  private static let longest = 4096

  /// Secrets from the process's own environment.
  public init() {
    self.init(environment: ProcessInfo.processInfo.environment)
  }

  /// Secrets from an environment.
  public init(environment: [String: String]) {
    self.environment = environment
  }

  /// Says nothing of what it holds, so that no log of whoever works with it can tell.
  public var description: String { "LocalSecrets" }

  /// A mirror without children, for the same reason.
  public var customMirror: Mirror { Mirror(self, children: []) }

  /// The secret a reference names; see ``SecretSource/secret(_:)``.
  ///
  /// - Throws: ``SecretError/unsupported(_:)`` for parameters of the AWS Parameter Store, which the AWS
  ///   deployment reads.
  public func secret(_ reference: SecretReference) async throws(SecretError) -> String {
    switch reference {
    case .environment(let name):
      guard let text = environment[name] else { throw .missing("env:\(name)") }
      return try Self.trimmed(text, "env:\(name)")
    case .file(let path):
      return try Self.trimmed(await Self.content(of: path), "file:\(path)")
    case .parameter(let name):
      throw .unsupported("ssm:\(name)")
    }
  }

  private static func content(of path: String) async throws(SecretError) -> String {
    do {
      // A disk may be slow, and tasks share few threads.
      return try await NIOThreadPool.singleton.runIfActive { try read(path) }
    } catch {
      throw error as? SecretError ?? .unreadable("file:\(path)")
    }
  }

  private static func read(_ path: String) throws(SecretError) -> String {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard let size = attributes?[.size] as? UInt64 else { throw .missing("file:\(path)") }
    guard attributes?[.type] as? FileAttributeType == .typeRegular, size <= longest,
      let data = FileManager.default.contents(atPath: path)
    else { throw .unreadable("file:\(path)") }
    return String(decoding: data, as: UTF8.self)
  }

  private static func trimmed(_ text: String, _ place: String) throws(SecretError) -> String {
    var rest = Substring(text)
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    guard !rest.isEmpty else { throw .missing(place) }
    return String(rest)
  }
}
