/// The endpoint that gives a container its credentials, on ECS and EKS
/// (AWS SDKs and Tools Reference Guide, "Container credential provider").
public struct ContainerCredentials: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
  /// The file or text that goes into the `Authorization` header.
  enum Authorization: Sendable, Hashable {
    case none
    case text(String)
    /// Read each time, since it is rotated.
    case file(String)
  }

  /// Where to ask.
  let url: String
  let authorization: Authorization

  /// Where to ask, without what is shown there.
  public var description: String { "ContainerCredentials(\(url))" }

  /// A mirror without the token.
  public var customMirror: Mirror { Mirror(self, children: ["url": url]) }
}
