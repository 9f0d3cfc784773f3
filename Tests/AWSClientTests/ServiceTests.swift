import AWSClient
import Testing

@Suite("Services")
struct ServiceTests {
  @Test("A service has a name for its endpoint, its signature and its settings")
  func names() {
    let service = AWSService(endpointPrefix: "email", signingName: "ses", settingName: "SESV2")
    #expect(service.endpointPrefix == "email")
    #expect(service.signingName == "ses")
    #expect(service.settingName == "SESV2")
  }
}
