import CakeLanguages
public import CakeOrdering

/// Writes the emails: to producers what to bake, to customers how their order is coming along.
///
/// An email is a ``Letter`` first, and only then plain text and HTML, so that both say the same.
public struct EmailComposer: EmailTexts {
  let calendar: ShopCalendar

  /// A composer for a shop, its days and its clocks.
  public init(calendar: ShopCalendar) {
    self.calendar = calendar
  }

  /// The email for an occasion; see ``EmailTexts/email(_:about:to:id:orderURL:)``.
  ///
  /// Everybody is written to in their language where there is a phrase book for it, and in English otherwise:
  /// customers in that of their order, producers in that of the shop file.
  /// Answers go to the shop's first operator.
  public func email(
    _ occasion: EmailOccasion, about order: Order, to recipient: Mailbox, id: String, orderURL: String?
  ) -> Email {
    let language = Language(
      writtenFor: occasion.isForProducer
        ? calendar.shop.producers.first { $0.email == recipient.address }?.language
        : order.customer?.language)
    let facts = LetterFacts(
      order: order, calendar: calendar, recipient: recipient, phrases: language.phrases,
      orderURL: orderURL)
    let letter = facts.letter(occasion)
    let replyTo = calendar.shop.operators.first.map { person in
      Mailbox(name: calendar.shop.name, address: person.email)
    }
    return Email(
      id: id, to: recipient, replyTo: replyTo, subject: SafeText.line(letter.subject),
      text: PlainTextLetter.text(of: letter), html: HTMLLetter.text(of: letter))
  }
}
