/// How `/orders/{id}/events` is answered.
public enum EventStreamSettings: Sendable {
  /// The stream goes on as the order changes.
  ///
  /// - `limit`: how many streams at once; more are refused with `503`.
  /// - `perOrder`: how many of them of one order; more are refused with `429`.
  /// - `perAddress`: how many of them for one client address; more are refused with `429`.
  /// - `lifetime`: how long each lasts at most; clients connect anew.
  /// - `heartbeat`: how often something is sent at least, and the order is looked at where nobody tells of
  ///   changes.
  case stream(limit: Int, perOrder: Int, perAddress: Int = 50, lifetime: Duration, heartbeat: Duration)
  /// One event, and the client asks again after five seconds: where answers are buffered, as API Gateway does.
  case single

  /// A thousand streams of an hour, twenty of an order, fifty for an address.
  public static func live(heartbeat: Duration = .seconds(15)) -> EventStreamSettings {
    .stream(limit: 1000, perOrder: 20, lifetime: .seconds(3600), heartbeat: heartbeat)
  }
}
