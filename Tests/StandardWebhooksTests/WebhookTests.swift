import StandardWebhooks
import Testing

/// The vector that the specification's own libraries test with, and one of ours that its Python library signed.
private enum Vector {
  static let id = "msg_p5jXN8AQM9LWM0D4loKWxJek"
  static let timestamp: Int64 = 1_614_265_330
  static let body = Array(#"{"test": 2432232314}"#.utf8)
  static let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
  static let signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
  static let otherSecret = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
  static let otherSignature = "v1,O4Gjv1HqPqsMrjmczoggs/sWA8gZD0VyHG+fLh4+ktI="

  static var headers: WebhookHeaders {
    WebhookHeaders(id: id, timestamp: String(timestamp), signature: signature)
  }
}

@Suite struct WebhookSignerTests {
  @Test func `The specification's test vector comes out`() throws {
    let signer = WebhookSigner(try WebhookSecret(Vector.secret))
    #expect(signer.headers(id: Vector.id, at: Vector.timestamp, body: Vector.body) == Vector.headers)
  }

  @Test func `Every secret signs once, in order`() throws {
    let secrets = [try WebhookSecret(Vector.otherSecret), try WebhookSecret(Vector.secret)]
    let signer = try #require(WebhookSigner(secrets: secrets))
    let headers = signer.headers(id: Vector.id, at: Vector.timestamp, body: Vector.body)
    #expect(headers.signature == "\(Vector.otherSignature) \(Vector.signature)")
    #expect(WebhookSigner(secrets: []) == nil)
  }

  @Test func `The fields carry the names of the specification`() {
    let fields = Vector.headers.fields
    #expect(fields.map(\.name) == ["webhook-id", "webhook-timestamp", "webhook-signature"])
    #expect(fields.map(\.value) == [Vector.id, String(Vector.timestamp), Vector.signature])
  }
}

@Suite struct WebhookVerifierTests {
  private func verify(
    _ headers: WebhookHeaders, body: [UInt8] = Vector.body, now: Int64 = Vector.timestamp
  ) throws {
    let secret = try WebhookSecret(Vector.secret)
    try WebhookVerifier(secret).verify(headers, body: body, now: now)
  }

  @Test(arguments: [-300, -1, 0, 1, 300] as [Int64])
  func `A signature is accepted within five minutes`(age: Int64) throws {
    try verify(Vector.headers, now: Vector.timestamp + age)
  }

  @Test func `What was recorded cannot be replayed later`() {
    #expect(throws: WebhookVerificationError.tooOld) {
      try verify(Vector.headers, now: Vector.timestamp + 301)
    }
    #expect(throws: WebhookVerificationError.tooNew) {
      try verify(Vector.headers, now: Vector.timestamp - 301)
    }
  }

  @Test func `Changing anything that is signed is noticed`() {
    var headers = Vector.headers
    headers.id += "x"
    #expect(throws: WebhookVerificationError.noMatchingSignature) { try verify(headers) }
    headers = Vector.headers
    headers.timestamp = String(Vector.timestamp + 1)
    #expect(throws: WebhookVerificationError.noMatchingSignature) { try verify(headers) }
    for index in Vector.body.indices {
      var body = Vector.body
      body[index] ^= 1
      #expect(throws: WebhookVerificationError.noMatchingSignature) { try verify(Vector.headers, body: body) }
    }
  }

  @Test func `Either secret is enough while secrets are rotated`() throws {
    let old = try WebhookSecret(Vector.secret)
    let new = try WebhookSecret(Vector.otherSecret)
    let both = try #require(WebhookSigner(secrets: [new, old]))
    let headers = both.headers(id: "a", at: 100, body: [1, 2])
    try WebhookVerifier(old).verify(headers, body: [1, 2], now: 100)
    try WebhookVerifier(new).verify(headers, body: [1, 2], now: 100)
    let onlyOld = WebhookSigner(old).headers(id: "a", at: 100, body: [1, 2])
    let verifier = try #require(WebhookVerifier(secrets: [new, old]))
    try verifier.verify(onlyOld, body: [1, 2], now: 100)
    #expect(throws: WebhookVerificationError.noMatchingSignature) {
      try WebhookVerifier(.random()).verify(headers, body: [1, 2], now: 100)
    }
    #expect(WebhookVerifier(secrets: []) == nil)
  }

  @Test(arguments: [
    "", " ", "v1", "v1,", ",", "v1,!!!!", "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1O==",
    "v1,g0hM", "v1,v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    "V1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  ])
  func `A signature that is not the one is refused`(signature: String) {
    var headers = Vector.headers
    headers.signature = signature
    #expect(throws: WebhookVerificationError.noMatchingSignature) { try verify(headers) }
  }

  @Test func `Unknown versions beside a good signature are skipped`() throws {
    var headers = Vector.headers
    headers.signature = "v1a,abc  v1,AAAA \(Vector.signature)"
    try verify(headers)
  }

  @Test(arguments: [
    "", "now", "1614265330.0", "+1614265330", "-1", " 1614265330", "16142653300000000000000", "١",
  ])
  func `A timestamp that is no number is refused`(timestamp: String) {
    var headers = Vector.headers
    headers.timestamp = timestamp
    #expect(throws: WebhookVerificationError.invalidTimestamp) { try verify(headers) }
  }

  @Test func `Timestamps at the end of time do not overflow`() {
    var headers = Vector.headers
    headers.timestamp = String(Int64.max)
    #expect(throws: WebhookVerificationError.tooNew) { try verify(headers, now: -2) }
    #expect(throws: WebhookVerificationError.tooNew) { try verify(headers, now: Int64.min) }
  }

  @Test(arguments: ["webhook-id", "webhook-timestamp", "webhook-signature"])
  func `A missing or empty header is named`(name: String) throws {
    for missing in [nil, ""] {
      #expect(throws: WebhookVerificationError.missingHeader(name)) {
        try WebhookHeaders { $0 == name ? missing : "1" }
      }
    }
    let headers = try WebhookHeaders { name in Vector.headers.fields.first { $0.name == name }?.value }
    #expect(headers == Vector.headers)
  }
}

@Suite struct WebhookSecretTests {
  @Test(arguments: [
    ("", WebhookSecretError.missingPrefix),
    ("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", .missingPrefix),
    ("WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", .missingPrefix),
    ("whsec_", .unsuitableLength(0)),
    ("whsec_MfKQ", .unsuitableLength(3)),
    ("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS", .invalidBase64),
    ("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLa-_", .invalidBase64),
    ("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n", .invalidBase64),
  ])
  func `A text that is no secret is refused with the reason`(text: String, error: WebhookSecretError) {
    #expect(throws: error) { try WebhookSecret(text) }
  }

  @Test func `A secret has 24 to 64 bytes`() throws {
    for count in 0...70 {
      let secret = try? WebhookSecret(bytes: [UInt8](repeating: 7, count: count))
      #expect((secret != nil) == (24...64).contains(count))
    }
  }

  @Test func `A secret is never printed`() throws {
    let secret = try WebhookSecret(Vector.secret)
    var dumped = ""
    dump([secret], to: &dumped)
    for text in ["\(secret)", String(reflecting: secret), String(describing: [secret]), dumped] {
      #expect(!text.contains("MfKQ"))
      #expect(text.contains("whsec_…"))
    }
    #expect(try WebhookSecret(Vector.secret) == secret)
    #expect(WebhookSecret.random() != WebhookSecret.random())
  }
}
