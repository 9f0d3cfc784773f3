import CakeLanguages
public import CakeOrdering

extension EmailComposer: SignInTexts {
  /// The email by which somebody of the staff signs in; see ``SignInTexts/signInEmail(_:to:id:language:)``.
  public func signInEmail(_ link: String, to recipient: Mailbox, id: String, language: String) -> Email {
    let phrases = Language(writtenFor: language).phrases
    let wording = phrases.signIn(to: calendar.shop.name, as: recipient.name)
    var blocks = wording.opening.map { Letter.Block.paragraph($0) }
    if let action = wording.action { blocks.append(.action(label: action, url: link)) }
    blocks += wording.closing.map { .paragraph($0) }
    let letter = Letter(
      language: phrases.language.rawValue, subject: wording.subject, sender: calendar.shop.name,
      heading: wording.heading,
      blocks: blocks, footer: wording.footer)
    return Email(
      id: id, to: recipient, subject: SafeText.line(letter.subject), text: PlainTextLetter.text(of: letter),
      html: HTMLLetter.text(of: letter))
  }
}
