extension Shop {
  /// Everybody of the staff who is reached at an address, whatever its case; somebody who both bakes and runs the
  /// shop is there twice.
  public func staff(at address: EmailAddress) -> [(party: Party, mailbox: Mailbox)] {
    let everybody =
      operators.map { (Party(.operator, $0.id), $0.name, $0.email) }
      + producers.map { (Party(.producer, $0.id), $0.name, $0.email) }
      + deliveryCompanies.map { (Party(.deliveryCompany, $0.id), $0.name, $0.email) }
    return everybody.filter { $0.2.folded == address.folded }
      .map { ($0.0, Mailbox(name: $0.1, address: $0.2)) }
  }
}
