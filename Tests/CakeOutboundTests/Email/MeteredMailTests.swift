import CakeOrdering
import CakeOutbound
import CakeTesting
import MetricsTestKit
import Testing

@Suite struct MeteredMailTests {
  @Test(arguments: [
    (nil, "sent"), (MailError.temporary("451 later"), "failed"), (.permanent("550 no such user"), "refused"),
  ])
  func `an email is counted by what became of it`(failure: MailError?, outcome: String) async throws {
    let recorded = TestMetrics()
    let sender = RecordingMail()
    if let failure { sender.fail(with: failure) }
    let mail = MeteredMail(sender, factory: recorded)
    let email = Email(
      id: "e1", to: Mailbox(name: "Ada", address: .example("ada")), subject: "Your cake", text: "Hello.",
      html: "<p>Hello.</p>")
    var thrown: MailError?
    do throws(MailError) {
      try await mail.send(email)
    } catch {
      thrown = error
    }
    #expect(thrown == failure)
    #expect(sender.accepted == (failure == nil ? [email] : []))
    for other in ["sent", "failed", "refused"] {
      let counter = try recorded.expectCounter("cake_emails", [("outcome", other)])
      #expect(counter.totalValue == (other == outcome ? 1 : 0))
    }
  }
}
