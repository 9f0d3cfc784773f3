/// The parts of letters as HTML.
enum HTMLBlocks {
  static func heading(_ text: String) -> String {
    #"<h1 class="strong" style="\#(HTMLStyle.heading)">\#(SafeText.html(text))</h1>"#
  }

  static func html(_ block: Letter.Block) -> String {
    switch block {
    case .paragraph(let text):
      #"<p class="text" style="\#(HTMLStyle.paragraph)">\#(SafeText.html(text))</p>"#
    case .alarm(let title, let text): alarm(title, text)
    case .items(let heading, let items, let total): self.items(heading, items, total)
    case .facts(let facts): table(facts.map(fact))
    case .quote(let label, let text): quote(label, text)
    case .action(let label, let url): action(label, url)
    }
  }

  private static func table(_ rows: [String]) -> String {
    """
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" \
    style="\(HTMLStyle.table)">
    \(rows.joined(separator: "\n"))
    </table>
    """
  }

  private static func alarm(_ title: String, _ text: String) -> String {
    table([
      """
      <tr><td class="alarm" style="\(HTMLStyle.alarm)">\
      <div class="alarmtitle" style="\(HTMLStyle.alarmTitle)">\(SafeText.html(title))</div>\
      <div class="text" style="\(HTMLStyle.alarmText)">\(SafeText.html(text))</div></td></tr>
      """
    ])
  }

  private static func fact(_ fact: Letter.Fact) -> String {
    """
    <tr><td class="label muted rule" valign="top" style="\(HTMLStyle.factLabel)">\
    \(SafeText.html(fact.label))</td>\
    <td class="value text rule" valign="top" style="\(HTMLStyle.factText)">\(SafeText.html(fact.text))</td></tr>
    """
  }

  private static func items(_ heading: String, _ items: [Letter.Item], _ total: Letter.Fact?) -> String {
    let title = #"<h2 class="accent" style="\#(HTMLStyle.subheading)">\#(SafeText.html(heading))</h2>"#
    var rows = items.map(item)
    if let total {
      rows.append(
        """
        <tr><td class="strong" style="\(HTMLStyle.totalLabel)">\(SafeText.html(total.label))</td>\
        <td class="strong" align="right" style="\(HTMLStyle.totalText)">\(SafeText.html(total.text))</td></tr>
        """)
    }
    return title + "\n" + table(rows)
  }

  private static func item(_ item: Letter.Item) -> String {
    var content = """
      <span class="accent" style="\(HTMLStyle.quantity)">\(item.quantity)&nbsp;×</span> \
      <span class="strong" style="\(HTMLStyle.itemName)">\(SafeText.html(item.name))</span>
      """
    if let inscription = item.inscription {
      content += """
        <div class="icing" style="\(HTMLStyle.inscription)">\
        <span class="muted" style="\(HTMLStyle.inscriptionLabel)">\(SafeText.html(inscription.label))</span><br>\
        <span class="strong" style="\(HTMLStyle.inscriptionText)">\(SafeText.html(inscription.text))</span></div>
        """
    }
    if let remark = item.remark {
      content += #"<div class="muted" style="\#(HTMLStyle.remark)">\#(SafeText.html(remark))</div>"#
    }
    guard let price = item.price else {
      return #"<tr><td class="rule" colspan="2" style="\#(HTMLStyle.itemAlone)">\#(content)</td></tr>"#
    }
    return """
      <tr><td class="rule" valign="top" style="\(HTMLStyle.item)">\(content)</td>\
      <td class="text rule" valign="top" align="right" style="\(HTMLStyle.price)">\(SafeText.html(price))</td></tr>
      """
  }

  private static func quote(_ label: String, _ text: String) -> String {
    table([
      """
      <tr><td class="note" style="\(HTMLStyle.quote)">\
      <div class="muted" style="\(HTMLStyle.quoteLabel)">\(SafeText.html(label))</div>\
      <div class="text" style="\(HTMLStyle.quoteText)">\(SafeText.html(text))</div></td></tr>
      """
    ])
  }

  private static func action(_ label: String, _ url: String) -> String {
    """
    <table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 10px">
    <tr><td class="button" bgcolor="#a8325a" style="\(HTMLStyle.button)">\
    <a class="buttontext" href="\(SafeText.html(url))" style="\(HTMLStyle.buttonText)">\
    \(SafeText.html(label))</a></td></tr>
    </table>
    <p class="muted" style="\(HTMLStyle.url)">\(SafeText.html(url))</p>
    """
  }
}
