import CakeOrdering

/// Does the same for many, so many at the same time at most; the results in the order of the inputs.
///
/// - Throws: The first error in that order, once all that was begun has ended; nothing more is begun after it.
func concurrently<Input: Sendable, Output: Sendable>(
  _ inputs: [Input], atMost width: Int,
  _ work: @escaping @Sendable (Input) async throws(StoreError) -> Output
) async throws(StoreError) -> [Output] {
  if inputs.count == 1, let only = inputs.first { return [try await work(only)] }
  let results = await withTaskGroup(of: (Int, Result<Output, StoreError>).self) { group in
    var results = [Result<Output, StoreError>?](repeating: nil, count: inputs.count)
    var next = 0
    while next < min(width, inputs.count) {
      group.add(next, inputs[next], work)
      next += 1
    }
    while let (index, result) = await group.next() {
      results[index] = result
      if case .failure = result { next = inputs.count }
      if next < inputs.count {
        group.add(next, inputs[next], work)
        next += 1
      }
    }
    return results
  }
  var outputs: [Output] = []
  for case let result? in results { outputs.append(try result.get()) }
  return outputs
}

extension TaskGroup {
  fileprivate mutating func add<Input: Sendable, Output: Sendable>(
    _ index: Int, _ input: Input, _ work: @escaping @Sendable (Input) async throws(StoreError) -> Output
  ) where ChildTaskResult == (Int, Result<Output, StoreError>) {
    addTask {
      do throws(StoreError) {
        return (index, .success(try await work(input)))
      } catch {
        return (index, .failure(error))
      }
    }
  }
}
