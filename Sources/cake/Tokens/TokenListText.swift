import CakeOrdering
import JSONText

/// Issued tokens, for people and for programs.
enum TokenListText {
  static func text(_ tokens: [IssuedToken]) -> String {
    guard !tokens.isEmpty else { return "No tokens." }
    var table = Table([
      .left("ISSUED"), .left("ROLE"), .left("SUBJECT"), .left("EXPIRES"), .left("REVOKED"), .left("ID"),
    ])
    for token in tokens {
      table.add([
        TimeText.text(token.issuedAt), token.party.role.rawValue, token.party.subject,
        TimeText.text(token.expiresAt), token.revokedAt.map { TimeText.text($0) } ?? "-", token.id,
      ])
    }
    return table.text
  }

  static func json(_ tokens: [IssuedToken]) -> String {
    var json = JSONWriter()
    json.object { json in
      json.array("tokens") { json in
        for token in tokens {
          json.object { json in
            json.member("id", token.id)
            json.member("role", token.party.role.rawValue)
            json.member("subject", ifPresent: token.party.subject)
            json.member("issuedAt", token.issuedAt.description)
            json.member("expiresAt", token.expiresAt.description)
            json.member("revokedAt", ifPresent: token.revokedAt?.description)
          }
        }
      }
    }
    return json.text
  }
}
