import CakeHTTP
import CakeLanguages
import CakeOrdering
import Hummingbird

/// The message flow, and sending messages again.
struct MessageFlowRoutes: Sendable {
  let front: FrontDesk
  let messages: any MessageDesk

  /// The longest cursor that is looked at.
  private static let longestCursor = 500
  /// How many are sent again at once, at most: as many as a page shows, and some.
  private static let most = 100

  func add(to router: Router<CakeRequestContext>) {
    router.get(
      "control/messages",
      use: front.operatorPage { request, _, visit, _ in
        front.answer(try await page(request, visit), to: visit)
      })
    router.post(
      "control/messages/redrive",
      use: front.operatorPage { request, _, visit, _ in
        let form = try await front.form(request, visit)
        let state = form["state"].flatMap { MessageState(rawValue: $0) } ?? .dead
        let (sent, left) = try await sendAgain(form.all("id"))
        return front.redirect(
          visit, to: MessageFlowPage.url(state) + "&sent=\(sent)" + (left > 0 ? "&left=\(left)" : ""))
      })
  }

  private func page(_ request: Request, _ visit: Visit) async throws -> MessageFlowPage {
    let query = request.uri.queryParameters
    let state = query.get("state").flatMap { MessageState(rawValue: $0) } ?? .dead
    let cursor = query.get("cursor").flatMap { (1...Self.longestCursor).contains($0.utf8.count) ? $0 : nil }
    let flow = try await MessageFlow(messages, state, after: cursor)
    var page = MessageFlowPage(flow, orders: await flow.orders(in: front.desk.orders), front, visit)
    let texts = front.texts(visit)
    let sent = query.get("sent").flatMap { Int($0) }.map { min(max($0, 0), Self.most) }
    let left = query.get("left").flatMap { Int($0) }.map { min(max($0, 0), Self.most) } ?? 0
    if let sent {
      let parts = [
        sent > 0 ? texts.counted("messages.sent", sent) : nil,
        left > 0 ? texts.counted("messages.left", left) : nil,
      ].compactMap(\.self)
      page.notice = parts.isEmpty ? nil : parts.joined(separator: " ")
      page.noticeKind = left > 0 ? "warn" : "good"
    }
    return page
  }

  /// Sends messages again, each for itself: one that cannot be keeps no other back.
  ///
  /// - Returns: How many were sent, and how many were not, because they are no longer there or of no known handler.
  private func sendAgain(_ ids: [String]) async throws(OrderingError) -> (sent: Int, left: Int) {
    var outcome = (sent: 0, left: 0)
    for id in ids.prefix(Self.most) {
      do throws(StoreError) {
        if try await messages.redrive(id) { outcome.sent += 1 } else { outcome.left += 1 }
      } catch {
        // What was sent already is said; the others are still there, and can be sent when the store is back.
        guard outcome.sent > 0 || error.isUnreadable else { throw OrderingError(error) }
        outcome.left += 1
      }
    }
    return outcome
  }
}

extension StoreError {
  /// Whether trying again cannot help.
  fileprivate var isUnreadable: Bool { if case .unreadable = self { true } else { false } }
}
