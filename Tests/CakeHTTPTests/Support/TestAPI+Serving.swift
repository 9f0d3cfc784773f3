import CakeHTTP
import CakeTesting
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle

extension TestAPI {
  /// Serves on a free port of the loopback interface; handing the group a graceful shutdown stops it.
  func serve<Value: Sendable>(
    _ limits: ServerLimits = ServerLimits(), _ body: (Int, ServiceGroup) async throws -> Value
  ) async throws -> Value {
    let (ports, port) = AsyncStream<Int>.makeStream()
    let logger = Logger(label: "test", factory: { _ in log.handler })
    let application = limits.makeApplication(responder, host: "127.0.0.1", port: 0, logger: logger) {
      port.yield($0.localAddress?.port ?? 0)
    }
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(services: [application], logger: logger))
    return try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      let value: Value
      do {
        value = try await body(await ports.first { _ in true } ?? 0, group)
      } catch {
        await group.triggerGracefulShutdown()
        throw error
      }
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
      return value
    }
  }
}
