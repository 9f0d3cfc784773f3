/// Tells delivery companies over HTTP, signed.
public protocol WebhookSender: Sendable {
  /// Sends a webhook to a company's endpoint.
  ///
  /// - Returns: The status of the company's answer, `2xx`.
  /// - Throws: ``WebhookError`` that says whether trying again can help.
  func send(_ webhook: Webhook, to company: DeliveryCompany) async throws(WebhookError) -> Int
}
