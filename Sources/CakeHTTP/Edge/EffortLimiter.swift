import CakeOrdering
import NetworkAddress
import Synchronization

/// Limits how much is ordered from one address and for one email in 24 hours, in units of ``Cake/effort``.
///
/// Orders cost nothing until they are baked, so that whoever wanted could fill all the shop's days. Remembers at most
/// twice ``clientLimit`` addresses and emails, to the hour: those that ordered lately, and those before that.
final class EffortLimiter: Sendable {
  /// By what orders are counted.
  enum Client: Hashable, Sendable {
    /// An address, or a network of 64 bits.
    case household(IPAddress)
    /// An email, case-folded.
    case email(String)
  }

  /// What was ordered in the hours that count, the earliest first.
  private struct Orders {
    var hours: [(hour: Int64, effort: Int)] = []

    var effort: Int { hours.reduce(0) { $0 + $1.effort } }

    mutating func forget(before hour: Int64) {
      hours.removeAll { $0.hour < hour || $0.effort <= 0 }
    }

    mutating func add(_ effort: Int, in hour: Int64) {
      if let index = hours.lastIndex(where: { $0.hour == hour }) {
        hours[index].effort += effort
      } else {
        hours.append((hour, effort))
      }
    }

    /// The hour that must be forgotten before so much more is allowed.
    func hour(freeing effort: Int) -> Int64? {
      var freed = 0
      return hours.first { hour in
        freed += hour.effort
        return freed >= effort
      }?.hour
    }
  }

  private struct State {
    var recent: [Client: Orders] = [:]
    var older: [Client: Orders] = [:]
  }

  private static let hour: Int64 = 3600
  private static let hours: Int64 = 24
  private let clientLimit: Int
  private let state = Mutex(State())

  init(clientLimit: Int = 20_000) {
    self.clientLimit = clientLimit
  }

  /// Counts an order. The first one of a client is always counted, however much it is.
  ///
  /// - Parameter most: How much may be ordered in 24 hours.
  /// - Returns: Nil if it may be placed, otherwise how long to wait; then nothing is counted.
  func admit(_ effort: Int, most: Int, for clients: [Client], at now: Timestamp) -> Duration? {
    let hour = now.secondsSinceEpoch / Self.hour
    return state.withLock { state in
      var latest: Int64?
      var found: [(Client, Orders)] = []
      for client in clients {
        var orders = state.recent[client] ?? state.older[client] ?? Orders()
        orders.forget(before: hour - Self.hours)
        let excess = orders.effort + effort - most
        if !orders.hours.isEmpty, excess > 0 {
          latest = max(latest ?? 0, orders.hour(freeing: excess) ?? hour)
        }
        found.append((client, orders))
      }
      if let latest {
        // Whoever asks again and again is not forgotten meanwhile.
        for (client, orders) in found where !orders.hours.isEmpty { keep(orders, for: client, &state) }
        return .seconds((latest + Self.hours + 1) * Self.hour - now.secondsSinceEpoch)
      }
      for (client, var orders) in found {
        orders.add(effort, in: hour)
        keep(orders, for: client, &state)
      }
      return nil
    }
  }

  /// Counts an order no longer that was not placed after all.
  func giveBack(_ effort: Int, for clients: [Client], at now: Timestamp) {
    let hour = now.secondsSinceEpoch / Self.hour
    state.withLock { state in
      for client in clients {
        guard var orders = state.recent[client] ?? state.older[client] else { continue }
        orders.add(-effort, in: hour)
        orders.forget(before: hour - Self.hours)
        keep(orders, for: client, &state)
      }
    }
  }

  /// How many clients are remembered.
  var clientCount: Int { state.withLock { $0.recent.count + $0.older.count } }

  private func keep(_ orders: Orders, for client: Client, _ state: inout State) {
    if state.recent.count >= clientLimit, state.recent[client] == nil {
      state.older = state.recent
      state.recent = [:]
    }
    state.recent[client] = orders
  }
}

/// What one client may order.
struct ClientQuota: PlacingQuota {
  let limiter: EffortLimiter
  let address: IPAddress

  func take(_ effort: Int, most: Int, email: EmailAddress, at now: Timestamp) -> Duration? {
    limiter.admit(effort, most: most, for: clients(email), at: now)
  }

  func giveBack(_ effort: Int, email: EmailAddress, at now: Timestamp) {
    limiter.giveBack(effort, for: clients(email), at: now)
  }

  private func clients(_ email: EmailAddress) -> [EffortLimiter.Client] {
    [.household(address.household), .email(email.folded)]
  }
}
