/// Where credentials come from.
public enum AWSCredentialSource: Sendable, Hashable {
  /// These, as long as the client lives.
  case fixed(AWSCredentials)
  /// An endpoint beside the container, asked when they are needed and before they end.
  case container(ContainerCredentials)
  /// Nowhere: calls fail with this reason.
  case missing(String)
}
