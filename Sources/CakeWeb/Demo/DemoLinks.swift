/// The ways to the demo's own pages, on each page of the demo.
struct DemoLinks: Sendable {
  var mailboxURL: String?
  var companyURL: String?

  init(_ demo: Demo) {
    mailboxURL = demo.mailbox == nil ? nil : DemoMailboxRoutes.path
    companyURL = demo.company == nil ? nil : DemoCompanyRoutes.path
  }
}
