import CakeOrdering
import CakeTesting
import Testing

@testable import CakeOutbound

@Suite struct HostileTextTests {
  static let hostile = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "</style><h1>x</h1>", "&lt;b&gt;",
    "a\r\nBcc: all@example.com", "a\u{2028}!!  ALLERGY: NONE", "\u{202E}lufmrah\u{202C}", "'; DROP TABLE--",
    "\u{0}\u{7}\u{85}", String(repeating: "W", count: 400),
  ]

  @Test(arguments: hostile, EmailOccasion.allCases)
  func `hostile text stays text`(text: String, occasion: EmailOccasion) {
    let email = EmailWriting.email(occasion) { order in
      order.customer?.name = text
      order.address = order.address == nil ? nil : text
      order.note = text
      for index in order.items.indices { order.items[index].inscription = text }
    }
    #expect(!email.subject.unicodeScalars.contains { $0.properties.generalCategory == .control })
    for mark in [
      "<script", "<img", "</style><h1>", "onerror=alert(1)>", "\u{202E}", "\u{2028}", "\u{85}", "\u{0}", "\r",
    ] {
      #expect(!email.html.contains(mark))
    }
    for mark in ["\u{202E}", "\u{2028}", "\u{85}", "\u{0}", "\r", "\nBcc:", "\n!!  ALLERGY: NONE"] {
      #expect(!email.text.contains(mark))
    }
    // A single style sheet and a single heading: nothing was closed that is ours.
    #expect(email.html.ranges(of: "</style>").count == 1)
    #expect(email.html.ranges(of: "<h1").count == 1)
  }

  @Test func `what was written is shown as it was written`() {
    let email = EmailWriting.email(.newOrder) { $0.items[0].inscription = "<3 Tom & \"Jerry\" 'n' co" }
    #expect(email.text.contains("“<3 Tom & \"Jerry\" 'n' co”"))
    #expect(email.html.contains("“&lt;3 Tom &amp; &quot;Jerry&quot; &#39;n&#39; co”"))
  }

  @Test(arguments: [
    "http://evil.example/win", "www.evil.example", "Win at evil.example now", "<b>", "me@evil.example",
  ])
  func `a name that is an address is not greeted`(name: String) {
    let email = EmailWriting.email(.confirmation) { $0.customer?.name = name }
    #expect(email.text.contains("Thank you!"))
    #expect(!email.text.contains(name))
    #expect(!email.html.contains("evil.example"))
  }

  @Test(arguments: ["Dr. Ada Baker", "J. R. R. Tolkien", "Zoë O’Brien-Müller", "王小明"])
  func `a name is greeted`(name: String) {
    let email = EmailWriting.email(.confirmation) { $0.customer?.name = name }
    #expect(email.text.contains("Thank you, \(name)!"))
  }

  @Test func `no link is made of what a customer wrote`() {
    let email = EmailWriting.email(.confirmation) {
      $0.note = "See https://evil.example and WWW.evil.example"
    }
    for text in [email.text, email.html] {
      #expect(!text.contains("https://evil"))
      #expect(!text.contains("WWW.evil"))
      #expect(text.contains("https:\u{2060}//evil.example and WWW.\u{2060}evil.example"))
    }
  }
}
