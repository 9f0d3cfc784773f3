public import CakeHTTP

/// What a demo shows beside the shop. A real shop has none of it: no page, and no way to one.
public struct Demo: Sendable {
  /// The emails that were sent; nil where they are really sent.
  let mailbox: (any DemoMailbox)?
  /// The delivery company beside the shop; nil if there is none.
  let company: (any DemoDeliveryCompany)?
  /// Lets whoever tries the demo sign in as anybody.
  let issuer: StaffTokenIssuer

  /// The pages of a demo.
  public init(
    mailbox: (any DemoMailbox)?, company: (any DemoDeliveryCompany)?, issuer: StaffTokenIssuer
  ) {
    self.mailbox = mailbox
    self.company = company
    self.issuer = issuer
  }
}
