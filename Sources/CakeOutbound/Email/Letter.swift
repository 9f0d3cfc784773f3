/// What an email says, before it becomes plain text or HTML.
struct Letter: Sendable {
  /// The language, a BCP 47 tag.
  let language: String
  /// The line in the inbox.
  let subject: String
  /// Who writes.
  let sender: String
  /// The first line.
  let heading: String
  /// What follows it.
  let blocks: [Block]
  /// The small print.
  let footer: [String]

  /// A part of a letter.
  enum Block: Sendable {
    /// Sentences.
    case paragraph(String)
    /// What must not be overlooked: framed, and before everything else.
    case alarm(title: String, text: String)
    /// Cakes under a heading, with their total if prices are told.
    case items(heading: String, [Item], total: Fact?)
    /// Labels with what they stand for.
    case facts([Fact])
    /// Somebody's own words.
    case quote(label: String, String)
    /// Something to do.
    case action(label: String, url: String)
  }

  /// A label and what it stands for.
  struct Fact: Sendable {
    let label: String
    let text: String
  }

  /// A line of the order.
  struct Item: Sendable {
    let quantity: Int
    let name: String
    let price: String?
    /// What is written on it, under its label; nil if nothing is.
    let inscription: Fact?
    /// Said where nothing is written on it and somebody might wonder.
    let remark: String?
  }
}
