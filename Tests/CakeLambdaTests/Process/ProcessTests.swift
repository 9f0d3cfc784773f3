import Foundation
import JSONText
import Testing

@testable import CakeFunctions

/// The functions' program as Lambda starts it.
@Suite("The program", .serialized, .timeLimit(.minutes(2)))
struct ProcessTests {
  @Test("Told to end while nothing is to be done, it ends at once and well")
  func termination() async throws {
    let api = RuntimeAPIServer()
    try await api.run { endpoint in
      let function = try FunctionProcess(
        FunctionProcess.environment.merging(["AWS_LAMBDA_RUNTIME_API": endpoint]) { _, own in own })
      try await eventually { api.asked == 1 }
      function.terminate()
      #expect(await function.status() == 0)
    }
    #expect(api.faults == [])
  }

  @Test("Where a setting is missing, Lambda is told which, and the program fails")
  func missingSetting() async throws {
    let api = RuntimeAPIServer()
    try await api.run { endpoint in
      var environment = FunctionProcess.environment
      environment["AWS_LAMBDA_RUNTIME_API"] = endpoint
      environment["CAKE_ORDERS_TABLE"] = nil
      let function = try FunctionProcess(environment)
      #expect(await function.status() == 1)
    }
    #expect(api.asked == 0)
    #expect(api.faults.first?["errorType"]?.string == "SettingsFaults")
    #expect(api.faults.first?["errorMessage"]?.string == "CAKE_ORDERS_TABLE must be the name of the table")
  }

  @Test("A program told to be a function of the other says so, and fails", arguments: [true, false])
  func otherProgram(isWeb: Bool) async throws {
    let api = RuntimeAPIServer()
    try await api.run { endpoint in
      var environment = FunctionProcess.environment
      environment["AWS_LAMBDA_RUNTIME_API"] = endpoint
      let function = isWeb ? CakeFunction.web : .placeOrder
      environment["_HANDLER"] = function.rawValue
      for variable in function.neededVariables where environment[variable] == nil {
        environment[variable] = "cakes@cakes.example"
      }
      let process = try FunctionProcess(
        environment, isWeb ? FunctionProcess.program : FunctionProcess.webProgram)
      #expect(await process.status() == 1)
    }
    #expect(api.faults.first?["errorMessage"]?.string?.hasPrefix("_HANDLER must be one of ") == true)
  }

  @Test("Without a Runtime API it fails", arguments: [nil, "127.0.0.1:1"])
  func noRuntimeAPI(endpoint: String?) async throws {
    var environment = FunctionProcess.environment
    environment["AWS_LAMBDA_RUNTIME_API"] = endpoint
    let function = try FunctionProcess(environment)
    #expect(await function.status() == 1)
  }

  @Test("Every function starts", arguments: CakeFunction.allCases)
  func everyFunction(function: CakeFunction) async throws {
    let api = RuntimeAPIServer()
    try await api.run { endpoint in
      var environment = FunctionProcess.environment
      environment["AWS_LAMBDA_RUNTIME_API"] = endpoint
      environment["_HANDLER"] = function.rawValue
      for variable in function.neededVariables where environment[variable] == nil {
        environment[variable] =
          variable == "CAKE_EMAIL_FROM" ? "cakes@cakes.example" : "https://sqs.example/1/q"
      }
      let process = try FunctionProcess(
        environment, function == .web ? FunctionProcess.webProgram : FunctionProcess.program)
      try await eventually { api.asked == 1 }
      process.terminate()
      #expect(await process.status() == 0)
    }
    #expect(api.faults == [])
  }

  @Test("AWS' emulator hands it requests and gets its answers", .enabled(if: Emulator.program != nil))
  func emulator() async throws {
    let emulator = try await Emulator(FunctionProcess.environment)
    for _ in 1...3 {
      let event = APIGatewayEvent(method: "GET", path: "/cakes")
      let answer = try FunctionAnswer(try await emulator.invoke(event.json))
      #expect(answer.status == 200)
      #expect(answer.json?["cakes"]?.array?.isEmpty == false)
    }
    // What is no request fails, and the next one is answered.
    let failed = try JSONValue(parsing: try await emulator.invoke(Array(#"{"version":"1.0"}"#.utf8)))
    #expect(failed["errorType"]?.string == "EventError")
    let event = APIGatewayEvent(method: "GET", path: "/health/live")
    #expect(try FunctionAnswer(try await emulator.invoke(event.json)).status == 200)
  }
}
