/// Letters as HTML that mail programs can show: tables, inline styles, one column, nothing from elsewhere.
enum HTMLLetter {
  /// The whole document.
  static func text(of letter: Letter) -> String {
    let alarms = letter.blocks.prefix { if case .alarm = $0 { true } else { false } }
    let others = letter.blocks.dropFirst(alarms.count)
    let body =
      (alarms.map(HTMLBlocks.html) + [HTMLBlocks.heading(letter.heading)] + others.map(HTMLBlocks.html))
      .joined(separator: "\n")
    return """
      <!DOCTYPE html>
      <html lang="\(SafeText.html(letter.language))">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="supported-color-schemes" content="light dark">
      <title>\(SafeText.html(letter.subject))</title>
      <style>\(HTMLStyle.sheet)</style>
      </head>
      <body class="page" style="\(HTMLStyle.page)">
      <table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" \
      style="\(HTMLStyle.pageTable)">
      <tr><td class="gutter" align="center" style="padding:24px 12px">
      <table role="presentation" class="card" width="600" cellpadding="0" cellspacing="0" border="0" \
      style="\(HTMLStyle.card)">
      <tr><td class="band" style="\(HTMLStyle.band)">\(SafeText.html(letter.sender))</td></tr>
      <tr><td class="inside" style="\(HTMLStyle.inside)">
      \(body)
      </td></tr>
      <tr><td class="inside foot" style="\(HTMLStyle.footer)">\
      \(letter.footer.map(SafeText.html).joined(separator: "<br>\n"))</td></tr>
      </table>
      </td></tr>
      </table>
      </body>
      </html>

      """
  }
}
