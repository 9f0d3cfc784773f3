import AsyncHTTPClient
import CakeOrdering
import CakeSandbox
import HTTPTypes
import JSONText
import Logging
import NIOHTTP1
import Testing

@Suite struct SandboxDeliveryCompanyTests {
  @Test(arguments: ["/", "/webhooks"])
  func `a signed request is accepted and the delivery reported with the token`(path: String) async throws {
    try await SandboxFixture.run { sandbox in
      let status = try await sandbox.send(sandbox.request(), path: path)
      #expect(status == 200)
      let isReported = try await sandbox.wait { !sandbox.shop.reports.isEmpty }
      try #require(isReported)
      let report = try #require(sandbox.shop.reports.first)
      #expect(report.path == "/orders/019ad9c1-0000-7000-8000-000000000001/delivery")
      #expect(report.authorization == "Bearer the-token")
      let body = try JSONValue(parsing: report.body)
      #expect(body["deliveredAt"]?.string == FixedClock().now().description)
      #expect(body["receivedBy"]?.string == "Sandbox customer")
      #expect(body["review"]?.int == 5)
      #expect(body["comment"]?.string?.isEmpty == false)
      #expect(sandbox.waits.all.first == .seconds(3))
    }
  }

  @Test func `a request that is not signed, forged or old is refused`() async throws {
    try await SandboxFixture.run { sandbox in
      let body = sandbox.request()
      let statuses = [
        try await sandbox.send(body) { $0.headers = [:] },
        try await sandbox.send(body) { $0.headers.remove(name: "webhook-signature") },
        try await sandbox.send(body) { $0.body = .bytes(Array((body + " ").utf8)) },
        try await sandbox.send(body) { $0.headers.replaceOrAdd(name: "webhook-id", value: "m_2") },
        try await sandbox.send(body, secret: "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"),
        try await sandbox.send(body, at: SandboxFixture.now - 301),
        try await sandbox.send(body, at: SandboxFixture.now + 301),
      ]
      #expect(statuses == Array(repeating: 401, count: 7))
      let list = try await sandbox.list()
      #expect(list.map { $0["outcome"]?.string } == Array(repeating: "forged", count: 7))
      #expect(sandbox.waits.all.isEmpty)
    }
  }

  @Test func `a replay is answered and not acted upon`() async throws {
    try await SandboxFixture.run { sandbox in
      for _ in 0..<3 {
        let status = try await sandbox.send(sandbox.request())
        #expect(status == 200)
      }
      // A second delivery comes after the repeats, so none of them is still to be reported after it.
      let status = try await sandbox.send(
        sandbox.request(callback: "\(sandbox.shopURL)/orders/2/delivery"), id: "m_2")
      #expect(status == 200)
      let isReported = try await sandbox.wait { sandbox.shop.reports.count >= 2 }
      #expect(isReported)
      let outcomes = try await sandbox.list().map { $0["outcome"]?.string }
      #expect(outcomes == ["accepted", "repeated", "repeated", "accepted"])
      #expect(sandbox.waits.all.count == 2)
    }
  }

  @Test func `it does with requests what it is told to`() async throws {
    try await SandboxFixture.run { sandbox in
      let company = sandbox.company
      for (index, (manner, status)) in [
        (SandboxDeliveryCompany.Manner.silent, 200), (.busy, 503), (.gone, 410),
      ].enumerated() {
        await company.behave(manner)
        #expect(await company.manner() == manner)
        let answer = try await sandbox.send(sandbox.request(), id: "m_\(index)")
        #expect(answer == status)
      }
      // What was turned away is taken when it comes again.
      await company.behave(.delivering)
      let answer = try await sandbox.send(sandbox.request(), id: "m_1")
      #expect(answer == 200)
      let isReported = try await sandbox.wait { sandbox.shop.reports.count == 1 }
      #expect(isReported)
      let outcomes = await company.received().map(\.outcome)
      #expect(outcomes == [.accepted, .busy, .gone, .accepted])
      #expect(sandbox.waits.all.count == 1)
    }
  }

  @Test func `the token goes to the shop alone`() async throws {
    try await SandboxFixture.run { sandbox in
      let elsewhere = [
        "http://evil.example/orders/1/delivery", "\(sandbox.shopURL)1/orders/1/delivery",
        "\(sandbox.shopURL)@evil.example/", "\(sandbox.shopURL).evil.example/", "\(sandbox.shopURL)",
        "\(sandbox.shopURL)/../../x", "\(sandbox.shopURL)/a b", "",
      ]
      for (index, callback) in elsewhere.enumerated() {
        let status = try await sandbox.send(sandbox.request(callback: callback), id: "m_\(index)")
        #expect(status == 422, "\(callback)")
      }
      let outcomes = try await sandbox.list().map { $0["outcome"]?.string }
      #expect(outcomes == Array(repeating: "refused", count: elsewhere.count))
      #expect(sandbox.waits.all.isEmpty)
    }
  }

  @Test func `a shop that is not there is asked again with the same report`() async throws {
    try await SandboxFixture.run { sandbox in
      sandbox.shop.answer([.serviceUnavailable, .tooManyRequests, .badGateway])
      _ = try await sandbox.send(sandbox.request())
      let isReported = try await sandbox.wait { sandbox.shop.reports.count >= 4 }
      #expect(isReported)
      #expect(Set(sandbox.shop.reports.map(\.body)).count == 1)
      #expect(sandbox.waits.all == [.seconds(3), .milliseconds(500), .seconds(1), .seconds(2)])
    }
  }

  @Test func `a report that the shop refuses is given up, and so is one after many tries`() async throws {
    try await SandboxFixture.run { sandbox in
      sandbox.shop.answer([.conflict] + Array(repeating: .serviceUnavailable, count: 100))
      _ = try await sandbox.send(sandbox.request(), id: "m_1")
      let isRefused = try await sandbox.wait { sandbox.shop.reports.count == 1 }
      #expect(isRefused)
      _ = try await sandbox.send(sandbox.request(), id: "m_2")
      // One report for the first delivery, fourteen for the second, and no more.
      let isGivenUp = try await sandbox.wait { sandbox.shop.reports.count == 15 }
      #expect(isGivenUp)
      #expect(sandbox.waits.all.count == 15)
    }
  }

  @Test func `feedback and what is made later are accepted, what is no webhook is not`() async throws {
    try await SandboxFixture.run { sandbox in
      let feedback =
        #"{"type":"delivery.feedback","data":{"orderId":"1","review":4,"punctuality":{"minutesLate":3}}}"#
      let statuses = [
        try await sandbox.send(feedback, id: "m_1"),
        try await sandbox.send(#"{"type":"delivery.praised"}"#, id: "m_2"),
        try await sandbox.send("[]", id: "m_3"),
      ]
      #expect(statuses == [200, 200, 400])
    }
  }

  @Test func `what is shown holds nothing of anybody`() async throws {
    try await SandboxFixture.run { sandbox in
      _ = try await sandbox.send(sandbox.request())
      _ = try await sandbox.send("{}", id: "m_2") {
        $0.headers.replaceOrAdd(name: "webhook-id", value: "<script>Ada</script>")
      }
      let list = try await sandbox.list()
      #expect(list.count == 2)
      #expect(list[0]["id"]?.string == "m_1")
      #expect(list[0]["type"]?.string == "delivery.requested")
      #expect(list[0].object?.members.map(\.name) == ["id", "type", "at", "outcome"])
      #expect(list[1].object?.members.map(\.name) == ["at", "outcome"])
    }
  }

  @Test func `a company without a usable secret or shop is not set up`() {
    func configuration(_ secrets: [String], _ url: String) -> SandboxDeliveryCompany.Configuration {
      SandboxDeliveryCompany.Configuration(
        secrets: secrets, shopURL: url, clock: FixedClock(), logger: Logger(label: "sandbox"), token: { "" })
    }
    #expect(throws: SandboxError.noSecret) {
      try SandboxDeliveryCompany(configuration: configuration([], "http://shop"))
    }
    #expect(throws: SandboxError.self) {
      try SandboxDeliveryCompany(configuration: configuration(["whsec_x"], "http://shop"))
    }
    for url in ["", "shop", "ftp://shop", "http://shop/"] {
      #expect(throws: SandboxError.unusableShopURL) {
        try SandboxDeliveryCompany(configuration: configuration([SandboxFixture.secret], url))
      }
    }
  }

  @Test func `a new secret is one`() throws {
    let secret = SandboxDeliveryCompany.makeSecret(random: SystemRandomSource())
    #expect(secret != SandboxDeliveryCompany.makeSecret(random: SystemRandomSource()))
    let configuration = SandboxDeliveryCompany.Configuration(
      secrets: [secret], shopURL: "http://shop", clock: FixedClock(), logger: Logger(label: "sandbox"),
      token: { "" })
    let company = try SandboxDeliveryCompany(configuration: configuration)
    // Whoever runs services logs their descriptions.
    for text in [
      "\(company)", "\(configuration)", String(reflecting: company), String(reflecting: configuration),
    ] {
      #expect(!text.contains(secret))
    }
  }
}
