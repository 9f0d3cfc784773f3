/// How the pages behave where deployments differ.
public struct CakeWebSettings: Sendable {
  /// The address at which customers reach the shop, without a slash at its end.
  public var publicURL: String

  /// What a demo shows beside the shop; set where there is one.
  var demo: Demo?

  /// Settings of a deployment.
  public init(publicURL: String) {
    self.publicURL = publicURL
  }

  /// Whether cookies are for encrypted connections alone.
  var isSecure: Bool { publicURL.hasPrefix("https://") }
}
