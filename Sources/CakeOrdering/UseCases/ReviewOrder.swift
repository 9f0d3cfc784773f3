/// The customer says how it was, once, after delivery.
public struct ReviewOrder: Sendable {
  private let desk: OrderDesk

  /// The use case at a desk.
  public init(desk: OrderDesk) {
    self.desk = desk
  }

  /// Keeps the review, and hands it over as feedback to the company that delivered; a repeat of the same review
  /// by the same party changes nothing, another one is refused.
  ///
  /// - Throws: ``OrderingError``.
  public func callAsFunction(
    rating: Int?, comment: String?, of id: OrderID, as principal: Principal, unreadable: [Fault] = [],
    trace: TraceContext? = nil
  ) async throws(OrderingError) -> Order {
    try await desk.change(id, as: principal, .reviewing, trace: trace) {
      order, party, now throws(OrderingError) in
      if let review = order.review {
        guard review.by == party, review.rating == rating, review.comment == comment else {
          throw .illegal(.review, status: order.status)
        }
        return .nothing
      }
      var next = try order.changed(by: party, .review, at: now)
      var check = ReportCheck(unreadable)
      check.rating(rating, at: "/rating", required: true)
      check.text(comment, at: "/comment", max: TextRules.note)
      try check.finish()
      guard let rating else { return .nothing }
      next.review = Review(rating: rating, comment: comment, at: now, by: party, version: next.version)
      return .change(next, sending: order.handover == .delivery ? [.deliveryReviewed] : [])
    }
  }
}
