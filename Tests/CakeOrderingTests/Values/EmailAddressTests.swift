import Testing

@testable import CakeOrdering

@Suite("An email address")
struct EmailAddressTests {
  @Test(
    "is taken as people have them",
    arguments: [
      "ada@example.com", "Ada.Lovelace+cake@mail.example.co.uk", "o'neill@example.ie", "x@localhost",
      "zofie@příklad.cz", "zoe@öztürk.example", "a!#$%&'*+-/=?^_`{|}~b@example.com", "1@2.de",
    ])
  func takes(_ text: String) {
    #expect(EmailAddress(text)?.text == text)
  }

  @Test(
    "is refused where it could harm an envelope or a header, or is none",
    arguments: [
      "", "@", "ada", "ada@", "@example.com", "ada@@example.com", "a@b@example.com", "ada @example.com",
      "ada@exa mple.com", "ada@example.com\r\nBcc: all@example.com", "ada\r\n@example.com",
      "ada@example.com\n",
      "<ada@example.com>", "Ada <ada@example.com>", "ada@example.com, bo@example.com", "\"ada\"@example.com",
      "ada@[127.0.0.1]", ".ada@example.com", "ada.@example.com", "a..b@example.com", "ada@.example.com",
      "ada@example..com", "ada@example.com.", "ada@exam_ple.com", "ada\u{0}@example.com",
      "ada\u{7F}@example.com",
      "ada(comment)@example.com", "ada;@example.com", "ada\u{85}@example.com", "ada@example\u{2028}.com",
      "ada\u{A0}@example.com", "ada@exam\u{202E}ple.com", "ada\u{200B}@example.com",
      // What no way out can carry: a name beyond ASCII, and what is in no domain.
      "žofie@příklad.cz", "jörg@example.com", "ada@bücher。example", "ada@🎂.example", "ada@☃.net",
      "ada@-ö.example",
      "ada@ö-.example", "ada@ab--ö.example", "ada@\u{301}a.example", "ada@a\u{200D}ö.example",
    ])
  func refuses(_ text: String) {
    #expect(EmailAddress(text) == nil)
  }

  @Test("is at most 254 bytes long, its local part at most 64")
  func lengths() {
    let longest = String(repeating: "a", count: 64) + "@" + String(repeating: "b", count: 185) + ".com"
    #expect(longest.utf8.count == 254)
    #expect(EmailAddress(longest) != nil)
    #expect(EmailAddress("\(longest)m") == nil)
    #expect(EmailAddress(String(repeating: "a", count: 65) + "@example.com") == nil)
  }

  @Test("is the same in either case where it is looked up")
  func folds() {
    #expect(EmailAddress("Ada@Example.COM")?.folded == "ada@example.com")
  }

  @Test(
    "has its domain in ASCII on the wire, in lower case and composed",
    arguments: [
      ("zoe@öztürk.example", "zoe@xn--ztrk-4qa2b.example"),
      ("Zoe@O\u{308}ZTU\u{308}RK.Example", "Zoe@xn--ztrk-4qa2b.example"),
      ("Ada@Example.COM", "Ada@Example.COM"), ("ada@Bücher.example", "ada@xn--bcher-kva.example"),
      ("ada@xn--bcher-kva.example", "ada@xn--bcher-kva.example"), ("ada@例え.jp", "ada@xn--r8jz45g.jp"),
      ("ada@fußball.example", "ada@xn--fuball-cta.example"),
      ("ada@\u{212A}ö.example", "ada@xn--k-1ga.example"),
      ("ada@\u{212A}.example", "ada@k.example"),
    ])
  func wire(_ text: String, _ expected: String) throws {
    let address = try #require(EmailAddress(text))
    #expect(address.wireText == expected)
    #expect(address.text == text && address.folded == expected.lowercased())
  }

  @Test("has labels of at most 63 bytes on the wire, and 254 in all")
  func wireLengths() {
    // 56 letters of "a" and one "ü" are xn-- and 59 bytes.
    #expect(EmailAddress("ada@\(String(repeating: "a", count: 54))ü.example") != nil)
    #expect(EmailAddress("ada@\(String(repeating: "a", count: 59))ü.example") == nil)
    let long = String(repeating: "ü.", count: 80)
    #expect(EmailAddress("ada@\(long)example") == nil)
  }
}

@Suite("Punycode")
struct PunycodeTests {
  /// RFC 3492, section 7.1, (A) to (S); capitals there are annotations of case, which domains do not have.
  @Test(
    "gives what RFC 3492 gives",
    arguments: [
      ("ليهمابتكلموشعربي؟", "egbpdaj6bu4bxfgehfvwxn"),
      ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"), ("他們爲什麽不說中文", "ihqwctvzc91f659drss3x8bo0yb"),
      ("Pročprostěnemluvíčesky", "Proprostnemluvesky-uyb24dma41a"),
      ("למההםפשוטלאמדבריםעברית", "4dbcagdahymbxekheh6e0a7fei0b"),
      ("यहलोगहिन्दीक्योंनहींबोलसकतेहैं", "i1baa7eci9glrd9b2ae1bj0hfcgg6iyaf8o0a1dig0cd"),
      ("なぜみんな日本語を話してくれないのか", "n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa"),
      (
        "세계의모든사람들이한국어를이해한다면얼마나좋을까",
        "989aomsvi5e83db1d2a355cv1e0vak1dwrv93d5xbh15a0dt30a5jpsd879ccm6fea98c"
      ),
      ("почемужеонинеговорятпорусски", "b1abfaaepdrnnbgefbadotcwatmq2g4l"),
      ("PorquénopuedensimplementehablarenEspañol", "PorqunopuedensimplementehablarenEspaol-fmd56a"),
      ("TạisaohọkhôngthểchỉnóitiếngViệt", "TisaohkhngthchnitingVit-kjcr8268qyxafd2f1b9g"),
      ("3年B組金八先生", "3B-ww4c5e180e575a65lsy2b"),
      ("安室奈美恵-with-SUPER-MONKEYS", "-with-SUPER-MONKEYS-pc58ag80a8qai00g7n9n"),
      ("Hello-Another-Way-それぞれの場所", "Hello-Another-Way--fc4qua05auwb3674vfr0b"),
      ("ひとつ屋根の下2", "2-u9tlzr9756bt3uc0v"), ("MajiでKoiする5秒前", "MajiKoi5-783gue6qz075azm5e"),
      ("パフィーdeルンバ", "de-jg4avhby1noc0d"), ("そのスピードで", "d9juau41awczczp"), ("-> $1.00 <-", "-> $1.00 <--"),
    ])
  func vectors(_ text: String, _ expected: String) {
    #expect(Punycode.encode(text) == expected)
  }
}
