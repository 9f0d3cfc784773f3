extension Shop {
  /// Everybody of the staff who is reached at an address, whatever its case; somebody who both bakes and runs the
  /// shop is there twice.
  public func staff(at address: EmailAddress) -> [(party: Party, mailbox: Mailbox)] {
    staff.filter { $0.mailbox.address.folded == address.folded }
  }

  /// How somebody of the staff is reached; nil for whoever is not of it.
  public func mailbox(of party: Party) -> Mailbox? {
    staff.first { $0.party == party }?.mailbox
  }

  private var staff: [(party: Party, mailbox: Mailbox)] {
    operators.map { (Party(.operator, $0.id), Mailbox(name: $0.name, address: $0.email)) }
      + producers.map { (Party(.producer, $0.id), Mailbox(name: $0.name, address: $0.email)) }
      + deliveryCompanies.map { (Party(.deliveryCompany, $0.id), Mailbox(name: $0.name, address: $0.email)) }
  }
}
