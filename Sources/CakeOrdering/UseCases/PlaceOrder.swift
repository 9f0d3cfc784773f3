/// A customer orders.
public struct PlaceOrder: Sendable {
  private let desk: OrderDesk

  /// An order that was placed, now or by an earlier request with the same key.
  public struct Placed: Sendable {
    /// The order as it is now; as it was placed, unless it has moved on since.
    public let order: Order
    /// The customer's token.
    public let token: TrackingToken

    /// An order and its customer's token.
    public init(order: Order, token: TrackingToken) {
      self.order = order
      self.token = token
    }
  }

  /// Where a request came from, as far as anything is kept of it.
  private struct Origin {
    /// The digest of a request with an idempotency key.
    let digest: RequestDigest?
    let sender: SenderDigest?
    let trace: TraceContext?
  }

  /// The use case at a desk.
  public init(desk: OrderDesk) {
    self.desk = desk
  }

  /// Checks the request, assigns a producer, and stores and announces the order.
  ///
  /// - Parameters:
  ///   - key: With it a repeat of the same request finds its order and places no second one; it is looked up
  ///     before anything is checked, since the menu may have changed in between.
  ///   - unreadable: What was wrong with the request's form, reported along with what is wrong in it.
  ///   - quota: What whoever orders may still order; nil for whoever is not limited. A repeat is not counted again.
  ///   - sender: Whence the order comes; nil for what staff place.
  /// - Throws: ``OrderingError``: `invalid`, `full`, `idempotencyKeyReused`, `quotaExceeded`, `unavailable`.
  public func callAsFunction(
    _ request: PlaceOrderRequest, key: IdempotencyKey? = nil, unreadable: [Fault] = [],
    quota: (any PlacingQuota)? = nil, sender: SenderDigest? = nil, trace: TraceContext? = nil
  ) async throws(OrderingError) -> Placed {
    let now = desk.clock.now()
    guard let key, let email = request.email else {
      let id = OrderID.new(at: now, random: desk.random)
      return try await place(
        request, id, Origin(digest: nil, sender: sender, trace: trace), unreadable, quota, now)
    }
    let id = OrderID.derived(from: key, email: EmailAddress(email)?.folded ?? email)
    let digest = request.digest
    if let earlier = try await replay(id, digest) { return earlier }
    let origin = Origin(digest: digest, sender: sender, trace: trace)
    return try await place(request, id, origin, unreadable, quota, now)
  }

  /// Everything about a request that the shop's rules refuse, before it is placed; capacity is not looked at.
  public func faults(of request: PlaceOrderRequest) -> [Fault] {
    do throws(OrderingError) {
      _ = try OrderDraft(request, calendar: desk.calendar, now: desk.clock.now(), unreadable: [])
      return []
    } catch {
      guard case .invalid(let faults) = error else { return [] }
      return faults
    }
  }

  /// The order that was placed with this key before; nil if none was.
  private func replay(_ id: OrderID, _ digest: RequestDigest?) async throws(OrderingError) -> Placed? {
    guard
      let placement = try await desk.orders.mapped({ s throws(StoreError) in try await s.placement(of: id) }),
      let order = try await desk.orders.load(id)
    else { return nil }
    guard placement.requestDigest == digest else { throw .idempotencyKeyReused }
    return Placed(order: order, token: placement.token)
  }

  private func place(
    _ request: PlaceOrderRequest, _ id: OrderID, _ origin: Origin, _ unreadable: [Fault],
    _ quota: (any PlacingQuota)?, _ now: Timestamp
  ) async throws(OrderingError) -> Placed {
    let draft = try OrderDraft(request, calendar: desk.calendar, now: now, unreadable: unreadable)
    let producers = desk.shop.producers(baking: draft.items.map(\.cakeID), effort: draft.effort)
    // A whole day of the largest bakery is more than anybody eats, and less than what would shut others out.
    guard let quota, let most = producers.map(\.dailyCapacity).max() else {
      return try await place(draft, id, origin, producers, now).placed
    }
    let email = draft.customer.email
    if let wait = await quota.take(draft.effort, most: most, email: email, at: now) {
      throw .quotaExceeded(retryAfter: wait)
    }
    do throws(OrderingError) {
      let (placed, isNew) = try await place(draft, id, origin, producers, now)
      if !isNew { await quota.giveBack(draft.effort, email: email, at: now) }
      return placed
    } catch {
      await quota.giveBack(draft.effort, email: email, at: now)
      throw error
    }
  }

  /// Gives the order to the first producer who has room.
  private func place(
    _ draft: OrderDraft, _ id: OrderID, _ origin: Origin, _ producers: [Producer], _ now: Timestamp
  ) async throws(OrderingError) -> (placed: Placed, isNew: Bool) {
    let number = OrderNumber(bits: desk.random.next())
    let placement = Placement(
      token: TrackingToken(random: desk.random), requestDigest: origin.digest, sender: origin.sender)
    for producer in producers {
      let order = draft.order(id: id, number: number, producer: producer.id, at: now)
      let change = Change(
        id: ChangeID(random: desk.random), order: order,
        messages: Message.announcing([.orderPlaced], of: order, at: now, trace: origin.trace),
        capacity: [
          .reserve(
            draft.effort, of: CapacityKey(producerID: producer.id, date: order.dueDate),
            limit: producer.dailyCapacity)
        ],
        placement: placement)
      switch try await desk.orders.mapped({ s throws(StoreError) in try await s.commit(change) }) {
      case .committed: return (Placed(order: order, token: placement.token), true)
      case .full: continue
      case .versionConflict:
        // The same request with the same key came first.
        guard let earlier = try await replay(id, origin.digest) else {
          throw .unavailable(retryAfter: .seconds(1), reason: "the order's id is taken")
        }
        return (earlier, false)
      }
    }
    throw .full(draft.dueDate)
  }
}
