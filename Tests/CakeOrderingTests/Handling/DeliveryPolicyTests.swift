import CakeOrdering
import CakeTesting
import Testing

@Suite("What becomes of a message")
struct DeliveryPolicyTests {
  private let policy = DeliveryPolicy()
  private let now = ManualClock.start
  private let random = SeededRandomSource()

  private func attempt(
    _ type: MessageType = .orderPlaced, _ handler: String = "notifyCustomer", tries: Int = 0,
    putOffs: Int = 0,
    notBefore: Timestamp? = nil, age: Duration = .zero
  ) -> Attempt {
    let order = Order.example(random)
    let message = Message(
      id: "\(order.id)_1", type: type, orderID: order.id, orderNumber: order.number, version: 1,
      status: .placed, time: now.adding(.zero - age), trace: nil, notBefore: notBefore)
    return Attempt(
      content: .message(message), handler: handler, tries: tries, putOffs: putOffs, receivedAt: now)
  }

  private func withoutTry(_ attempt: Attempt, isHandled: Bool = true) -> DeliveryPolicy.Outcome? {
    policy.outcomeWithoutTry(attempt, isHandled: isHandled, at: now, random: random)
  }

  @Test("What its handler can read is for it to try")
  func tried() {
    #expect(withoutTry(attempt()) == nil)
  }

  @Test("A type that is nothing to its handler is skipped")
  func skipped() {
    #expect(withoutTry(attempt(.orderDelivered, "notifyProducers")) == .skip)
  }

  @Test("What no version can read is given up without a try")
  func unreadable() {
    let attempt = Attempt(content: .unreadable, handler: "notifyCustomer", tries: 2, receivedAt: now)
    #expect(withoutTry(attempt) == .deadLetter(reason: "it cannot be decoded", tries: 2))
  }

  @Test("A message that is held back comes at that time, and not later, however often it was put off")
  func heldBack() {
    let until = now.adding(.seconds(15))
    let held = attempt(putOffs: 12, notBefore: until)
    #expect(withoutTry(held) == .putOff(until: until, reason: "it is held back until then"))
    #expect(policy.outcomeWithoutTry(held, isHandled: true, at: until, random: random) == nil)
  }

  @Test(
    "What only a newer version can read, or handle, is put off, for longer each time and half an hour at most",
    arguments: [0, 1, 4, 5, 12, 13, 700], [true, false])
  func newer(putOffs: Int, isReadable: Bool) throws {
    let attempt =
      isReadable
      ? attempt(putOffs: putOffs)
      : Attempt(
        content: .notYetReadable(reason: "it is newer"), handler: "notifyCustomer", putOffs: putOffs,
        receivedAt: now)
    guard case .putOff(let until, _) = withoutTry(attempt, isHandled: isReadable ? false : true) else {
      Issue.record("it is not put off")
      return
    }
    let planned = min(
      RetrySchedule.standard.delays[min(putOffs, 12)], DeliveryPolicy.longestPutOff)
    let pause = until.since(now)
    #expect(pause >= planned * 0.8 && pause <= min(planned * 1.2, DeliveryPolicy.longestPutOff))
  }

  @Test("A put-off ends after ten days as a dead letter that says so, with the tries that were made")
  func tenDays() {
    for (age, isDead) in [(Duration.seconds(863_999), false), (.seconds(864_000), true)] {
      let outcome = withoutTry(attempt(tries: 1, putOffs: 500, age: age), isHandled: false)
      let dead = DeliveryPolicy.Outcome.deadLetter(
        reason: "nobody here handles it; it was put off for ten days", tries: 1)
      #expect((outcome == dead) == isDead)
    }
  }

  @Test("Ten days of put-offs are fewer receipts than SQS counts")
  func receipts() {
    var (putOffs, time) = (0, now)
    while time.since(now) < DeliveryPolicy.longestWait {
      let attempt = Attempt(
        content: .notYetReadable(reason: ""), handler: "", putOffs: putOffs, receivedAt: now)
      let outcome = policy.outcomeWithoutTry(attempt, isHandled: true, at: time, random: random)
      guard case .putOff(let until, _) = outcome else { break }
      (putOffs, time) = (putOffs + 1, until)
    }
    #expect(putOffs < 1000)
  }

  @Test("A try that failed comes again by the schedule, fourteen in all, and put-offs do not count")
  func retried() throws {
    let failure = Result<Void, HandlingError>.failure(.temporary(reason: "451", retryAfter: nil))
    for tries in 0..<13 {
      let outcome = policy.settle(attempt(tries: tries, putOffs: 99), failure, at: now, random: random)
      guard case .retry(let time, "451") = outcome else {
        Issue.record("\(outcome)")
        return
      }
      let planned = RetrySchedule.standard.delays[tries]
      #expect((planned * 0.8...planned * 1.2).contains(time.since(now)))
    }
    #expect(
      policy.settle(attempt(tries: 13), failure, at: now, random: random)
        == .deadLetter(reason: "451", tries: 14))
  }

  @Test("What trying again cannot help is given up at once; what was not tried is put off")
  func othersEnds() {
    #expect(
      policy.settle(attempt(tries: 2), .failure(.permanent(reason: "550")), at: now, random: random)
        == .deadLetter(reason: "550", tries: 3))
    let until = now.adding(.seconds(60))
    #expect(
      policy.settle(
        attempt(), .failure(.putOff(until: until, reason: "it hangs")), at: now, random: random)
        == .putOff(until: until, reason: "it hangs"))
    #expect(policy.settle(attempt(), .success(()), at: now, random: random) == .done)
  }
}
