/// How the pages behave where deployments differ.
public struct CakeWebSettings: Sendable {
  /// The address at which customers reach the shop, without a slash at its end.
  public var publicURL: String

  /// How many seconds boards wait until they ask for news again; more where each question has its price.
  public var boardPause: Int

  /// What a demo shows beside the shop; set where there is one.
  var demo: Demo?

  /// Settings of a deployment.
  public init(publicURL: String, boardPause: Int = 5) {
    self.publicURL = publicURL
    self.boardPause = boardPause
  }

  /// Whether cookies are for encrypted connections alone.
  var isSecure: Bool { publicURL.hasPrefix("https://") }
}
