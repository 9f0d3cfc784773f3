/// The delivery company beside a demo.
public protocol DemoDeliveryCompany: Sendable {
  /// The latest requests that it received, the newest first.
  func webhooks() async -> [DemoWebhook]

  /// What it does with requests.
  func manner() async -> DemoManner

  /// Makes it do something else with those that come from now on.
  func behave(_ manner: DemoManner) async
}
