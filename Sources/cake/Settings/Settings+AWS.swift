import CakeAWS

extension Settings {
  /// The table of the shop on AWS.
  ///
  /// - Throws: ``SettingsFaults`` if it is not set.
  func ordersTable() throws(SettingsFaults) -> String {
    guard let table = resources[.ordersTable] else {
      var faults = SettingsFaults()
      Self.add(.ordersTable, to: &faults)
      throw faults
    }
    return table
  }

  /// Makes sure that the queues are named through which something is sent again.
  ///
  /// - Throws: ``SettingsFaults`` with all that are not.
  func requireQueues() throws(SettingsFaults) {
    var faults = SettingsFaults()
    for variable in resources.missing where variable != .orderEvents { Self.add(variable, to: &faults) }
    guard faults.isEmpty else { throw faults }
  }

  /// Makes sure that everything is named that a server on AWS uses.
  ///
  /// - Throws: ``SettingsFaults`` with all that is not.
  func requireResources() throws(SettingsFaults) {
    var faults = SettingsFaults()
    for variable in resources.missing { Self.add(variable, to: &faults) }
    if tokenKey == nil, signingKeyFile == nil {
      faults.add("CAKE_TOKEN_KEY", "must be set on AWS: the public key of staff tokens, such as ssm:/NAME")
    }
    guard faults.isEmpty else { throw faults }
  }

  private static func add(_ variable: ShopResources.Variable, to faults: inout SettingsFaults) {
    let meaning =
      switch variable {
      case .ordersTable: "the name of the table"
      case .orderEvents: "the name of the stream of order events"
      case .orderEventsRetry: "the URL of the queue of order events to try again"
      case .deliveryRequests: "the URL of the queue of delivery requests"
      case .deliveryReviews: "the URL of the queue of delivery reviews"
      }
    faults.add(variable.rawValue, "must be set on AWS: \(meaning)")
  }
}
