import CakeWeb

/// A delivery company that received something.
actor MemoryCompany: DemoDeliveryCompany {
  private let all: [DemoWebhook]
  private var now = DemoManner.delivering

  init(_ all: [DemoWebhook] = []) {
    self.all = all
  }

  func webhooks() async -> [DemoWebhook] { all }

  func manner() async -> DemoManner { now }

  func behave(_ manner: DemoManner) async { now = manner }
}
