public import CakeOrdering

/// Emails that name their occasion, the order's number and the link, and say no more.
public struct PlainEmailTexts: EmailTexts {
  /// The texts.
  public init() {}

  /// The email for an occasion.
  public func email(
    _ occasion: EmailOccasion, about order: Order, to recipient: Mailbox, id: String, orderURL: String?
  ) -> Email {
    let text = [occasion.rawValue, order.number.description, orderURL].compactMap(\.self).joined(
      separator: "\n")
    return Email(
      id: id, to: recipient, subject: "\(occasion.rawValue) \(order.number)", text: text,
      html: "<p>\(text)</p>")
  }
}
