import Foundation

extension Progress {
  /// Shows how a file grows while something writes it.
  ///
  /// - Parameter size: How large it will be, in bytes, about.
  func whileGrowing(_ path: String, to size: Int, _ write: @escaping @Sendable () async throws -> Void)
    async throws
  {
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask {
        while !Task.isCancelled {
          show("Copying", min(FileSize.bytes(path), size), of: size)
          try? await Task.sleep(for: .milliseconds(100))
        }
      }
      defer { tasks.cancelAll() }
      try await write()
    }
  }
}
