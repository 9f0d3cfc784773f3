import Mustache

/// A ticket as the template engine is handed it: by reference, since the engine copies what it looks into for each field
/// it looks for, and there are a thousand on a full board.
final class HungTicket: Sendable, MustacheParent {
  private let ticket: TicketView

  init(_ ticket: TicketView) {
    self.ticket = ticket
  }

  func child(named field: String) -> Any? { ticket.child(named: field) }
}
