import CakeOrdering
import Testing

@testable import CakeAWS

@Suite("Shards")
struct ShardTests {
  @Test("What is stored is found again: a name's shard is the same in every version")
  func stable() {
    #expect(Shard(of: "019ad9c1-0000-7000-8000-000000000001_1.notifyProducers").number == 7)
    #expect(Shard(of: OrderID(high: 0, low: 0x8000_0000_0000_0001)).number == 1)
  }

  @Test("Names spread over all shards")
  func spread() {
    let used = Set((0..<200).map { Shard(of: "letter-\($0)") })
    #expect(used == Set(Shard.all))
  }
}
