import CakeOrdering

@testable import CakeWeb

/// A mailbox with some emails in it.
struct MemoryMailbox: DemoMailbox {
  var all: [DemoEmail]

  func emails(limit: Int) async throws(StoreError) -> [DemoEmail] { Array(all.prefix(limit)) }

  func email(_ id: String) async throws(StoreError) -> DemoEmail? { all.first { $0.id == id } }
}
