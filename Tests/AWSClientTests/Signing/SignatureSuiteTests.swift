import Testing

@testable import AWSClient

@Suite struct SignatureSuiteTests {
  @Test func `the suite is there`() {
    #expect(SignatureCase.all.count == 38)
  }

  @Test(arguments: SignatureCase.all)
  func `a case of AWS's suite is signed as AWS signs it`(example: SignatureCase) throws {
    let signer = RequestSigner(region: example.region, normalizesPath: example.normalizesPath)
    var request = try example.request()
    let added = signer.headers(
      signing: request, service: example.service, at: example.time, by: example.credentials)
    request.headers += added.dropLast()
    let canonical = signer.canonical(request)
    #expect(canonical.text == (try example.expected("header-canonical-request.txt")))

    let scope = signer.scope(example.service, example.time, example.credentials)
    let text = RequestSigner.stringToSign(canonical, example.time, scope)
    #expect(text == (try example.expected("header-string-to-sign.txt")))

    let signature = try example.expected("header-signature.txt")
    #expect(signer.signature(of: text, in: scope) == signature)
    #expect(added.last?.value.hasSuffix("Signature=\(signature)") == true)
    #expect(added.last?.value.contains("SignedHeaders=\(canonical.signedHeaders),") == true)
  }
}
