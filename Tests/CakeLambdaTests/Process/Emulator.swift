import Foundation
import FoundationNetworking
import JSONText
import Testing

/// AWS' own Runtime Interface Emulator, which ships with the AWS SAM command line, with the functions' program.
struct Emulator {
  private let process: FunctionProcess
  private let address: URL

  /// Where the emulator is, if the tests' Python has it.
  static let program: URL? = {
    guard let python = ProcessInfo.processInfo.environment["CAKE_TEST_PYTHON"] else { return nil }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = [
      "-c",
      """
      import importlib.util, pathlib, platform
      samcli = pathlib.Path(importlib.util.find_spec("samcli").submodule_search_locations[0])
      name = {"x86_64": "x86_64", "aarch64": "arm64"}[platform.machine()]
      print(samcli / "local" / "rapid" / f"aws-lambda-rie-{name}", end="")
      """,
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    let path = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return FileManager.default.isExecutableFile(atPath: path) ? URL(fileURLWithPath: path) : nil
  }()

  /// Starts an emulator, which starts the program at the first invocation.
  init(_ environment: [String: String]) async throws {
    let (port, runtimePort) = (try LoopbackPort.free(), try LoopbackPort.free())
    address = try #require(URL(string: "http://127.0.0.1:\(port)/2015-03-31/functions/function/invocations"))
    process = try FunctionProcess(
      environment.merging(["PATH": "/usr/bin:/bin"]) { own, _ in own }, try #require(Self.program),
      [
        "--log-level", "error", "--runtime-interface-emulator-address", "127.0.0.1:\(port)",
        "--runtime-api-address", "127.0.0.1:\(runtimePort)", FunctionProcess.program.path,
      ])
    let deadline = ContinuousClock.now + .seconds(20)
    while !LoopbackPort.answers(port) {
      try #require(ContinuousClock.now < deadline, "The emulator does not listen.")
      try await Task.sleep(for: .milliseconds(5))
    }
  }

  /// Has the function handle an event.
  func invoke(_ event: [UInt8]) async throws -> [UInt8] {
    var request = URLRequest(url: address)
    request.httpMethod = "POST"
    request.httpBody = Data(event)
    request.timeoutInterval = 20
    return [UInt8](try await URLSession.shared.data(for: request).0)
  }
}
