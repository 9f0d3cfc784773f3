import CakeSandbox
import CakeWeb

/// The sandbox delivery company, as the demo's pages show it.
struct SandboxPages: DemoDeliveryCompany {
  let company: SandboxDeliveryCompany

  func webhooks() async -> [DemoWebhook] {
    await company.received().reversed().map { webhook in
      DemoWebhook(
        id: webhook.id, type: webhook.type, at: webhook.at,
        outcome: DemoWebhook.Outcome(rawValue: webhook.outcome.rawValue) ?? .refused)
    }
  }

  func manner() async -> DemoManner {
    DemoManner(rawValue: await company.manner().rawValue) ?? .delivering
  }

  func behave(_ manner: DemoManner) async {
    if let manner = SandboxDeliveryCompany.Manner(rawValue: manner.rawValue) { await company.behave(manner) }
  }
}
