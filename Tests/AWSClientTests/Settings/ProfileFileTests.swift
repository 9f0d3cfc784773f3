import Testing

@testable import AWSClient

@Suite struct ProfileFileTests {
  private static let text = """
    ; The shop's accounts
    ignored = before any section
    [default]
    region = eu-central-1   # the nearest
    output=json
    [profile "shop two"] ; quoted
      region = nested under nothing
    Region = eu-west-1
    secret = a#b;c = d
    services = local
    s3 =
      max_queue_size = 10
      endpoint_url = http://s3
    output = text
      continued
    [ services   local ]
    dynamodb =
      endpoint_url = http://127.0.0.1:1
    kinesis =
    \tendpoint_url=http://127.0.0.1:2
    [broken
    region = lost
    [profile "shop two"]
    more = later
    """

  @Test(arguments: ["\n", "\r\n"])
  func `a file is read as other SDKs read it`(lineEnd: String) {
    let file = ProfileFile(Self.text.split(separator: "\n").joined(separator: lineEnd))
    #expect(file.sections["default"]?.values == ["region": "eu-central-1", "output": "json"])
    let shop = file.sections["profile shop two"]
    #expect(shop?.values["region"] == "eu-west-1")
    #expect(shop?.values["secret"] == "a#b;c = d")
    #expect(shop?.values["output"] == "text")
    #expect(shop?.values["more"] == "later")
    #expect(shop?.values["endpoint_url"] == nil)
    #expect(shop?.nested["s3"]?["endpoint_url"] == "http://s3")
    #expect(
      file.sections["services local"]?.nested == [
        "dynamodb": ["endpoint_url": "http://127.0.0.1:1"], "kinesis": ["endpoint_url": "http://127.0.0.1:2"],
      ])
    #expect(file.sections.count == 3)
  }

  @Test func `an empty file has no sections`() {
    #expect(ProfileFile("").sections.isEmpty)
  }
}
