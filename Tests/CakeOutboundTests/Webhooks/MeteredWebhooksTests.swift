import CakeOrdering
import CakeOutbound
import CakeTesting
import MetricsTestKit
import Testing

@Suite struct MeteredWebhooksTests {
  private let company = [DeliveryCompany].example[0]

  @Test(arguments: [
    (nil, "accepted"), (WebhookError.gone, "gone"), (.refused(status: 400), "refused"),
    (.failed(status: 503, retryAfter: nil), "failed"), (.unreachable("a timeout"), "unreachable"),
    (.misconfigured("no secret"), "misconfigured"),
  ])
  func `a webhook is counted by what became of it, and timed`(failure: WebhookError?, outcome: String)
    async throws
  {
    let recorded = TestMetrics()
    let sender = RecordingWebhooks()
    if let failure { sender.fail(with: failure) }
    let webhooks = MeteredWebhooks(sender, factory: recorded)
    var thrown: WebhookError?
    do throws(WebhookError) {
      #expect(try await webhooks.send(.request(), to: company) == 200)
    } catch {
      thrown = error
    }
    #expect(thrown == failure)
    let dimensions = [("company", company.id), ("outcome", outcome)]
    #expect(try recorded.expectCounter("cake_webhooks", dimensions).totalValue == 1)
    #expect(recorded.counters.count == 1)
    let timer = try recorded.expectTimer("cake_webhook_duration", [("company", company.id)])
    #expect(timer.values.count == 1)
  }
}
