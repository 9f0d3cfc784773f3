/// What an email says around its facts.
struct Wording: Sendable {
  /// The line in the inbox.
  let subject: String
  /// The email's first line.
  let heading: String
  /// What must not be overlooked.
  var alarm: Letter.Fact?
  /// Sentences before the facts.
  var opening: [String] = []
  /// What the link is called.
  var action: String?
  /// Sentences after the facts.
  var closing: [String] = []
  /// Why one gets this.
  let footer: [String]
}
