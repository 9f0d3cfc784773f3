import CakeOrdering
import Logging
import Testing

@testable import CakeFunctions

@Suite("Settings of functions")
struct FunctionSettingsTests {
  private let complete = [
    "_HANDLER": "api", "CAKE_ORDERS_TABLE": "orders", "CAKE_ORDER_EVENTS_STREAM": "order-events",
    "CAKE_ORDER_EVENTS_RETRY_QUEUE": "https://sqs.example/retry",
    "CAKE_DELIVERY_REQUESTS_QUEUE": "https://sqs.example/requests",
    "CAKE_DELIVERY_REVIEWS_QUEUE": "https://sqs.example/reviews", "CAKE_PUBLIC_URL": "https://cakes.example/",
    "CAKE_EMAIL_FROM": "Cakes <orders@cakes.example>", "CAKE_TOKEN_KEY": "ssm:/cake/token-key",
    "CAKE_LOG_LEVEL": "Debug", "CAKE_ALLOW_PRIVATE_ENDPOINTS": "yes",
    "CAKE_TOKEN_SIGNING_KEY": "ssm:/cake/token-signing-key",
  ]

  @Test("Everything is understood")
  func everything() throws {
    let settings = try FunctionSettings(environment: complete, of: CakeFunction.allCases)
    #expect(settings.function == .api)
    #expect(settings.ordersTable == "orders")
    #expect(settings.publicURL == "https://cakes.example")
    #expect(settings.emailFrom?.address.text == "orders@cakes.example")
    #expect(settings.logLevel == .debug)
    #expect(settings.allowsPrivateEndpoints)
    #expect(settings.tokenSigningKey == .parameter("/cake/token-signing-key"))
    #expect(settings.text("CAKE_TOKEN_KEY") == "ssm:/cake/token-key")
  }

  @Test("Every function says what it needs", arguments: CakeFunction.allCases)
  func needs(function: CakeFunction) throws {
    var environment = complete
    environment["_HANDLER"] = function.rawValue
    _ = try FunctionSettings(environment: environment, of: CakeFunction.allCases)
    for variable in function.neededVariables + ["CAKE_ORDERS_TABLE"] {
      var poorer = environment
      poorer[variable] = nil
      let faults = try #require(throws: SettingsFaults.self) {
        try FunctionSettings(environment: poorer, of: CakeFunction.allCases)
      }
      #expect(faults.lines.count == 1)
      #expect(faults.report.hasPrefix("\(variable) must be"))
    }
  }

  @Test("placeOrder needs no key, no queue and no sender")
  func placeOrder() throws {
    #expect(CakeFunction.placeOrder.neededVariables == ["CAKE_ORDER_EVENTS_STREAM", "CAKE_PUBLIC_URL"])
  }

  @Test("All that is wrong is told at once, without the values")
  func faults() throws {
    var environment = complete
    environment["_HANDLER"] = "bake"
    environment["CAKE_PUBLIC_URL"] = "ftp://secret"
    environment["CAKE_LOG_LEVEL"] = "loud"
    environment["CAKE_ALLOW_PRIVATE_ENDPOINTS"] = "maybe"
    environment["CAKE_EMAIL_FROM"] = "secret"
    environment["CAKE_TOKEN_SIGNING_KEY"] = "secret"
    let faults = try #require(throws: SettingsFaults.self) {
      try FunctionSettings(environment: environment, of: CakeFunction.allCases)
    }
    #expect(faults.lines.count == 6)
    #expect(!faults.report.contains("secret"))
  }
}
