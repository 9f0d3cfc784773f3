import CakeOrdering
import Testing

@Suite("The transition table")
struct TransitionTableTests {
  struct Cell: Sendable, CustomStringConvertible {
    let action: OrderAction
    let status: OrderStatus
    let handover: Handover
    let target: OrderStatus?

    var description: String {
      "\(action) while \(status) for \(handover): \(target.map { "\($0)" } ?? "refused")"
    }
  }

  private static let columns: [OrderStatus] = [
    .placed, .fulfilled, .sentForDelivery, .delivered, .cancelled, .failed,
  ]

  private static let names: [Substring: OrderStatus] = [
    "P": .placed, "F": .fulfilled, "S": .sentForDelivery, "D": .delivered, "C": .cancelled, "X": .failed,
  ]

  /// One row an action; where each state leads, a dot where the action is refused.
  private static let tables: [Handover: String] = [
    .delivery: """
                    P F S D C X
    place           . . . . . .
    assign          P . . . . .
    fulfill         F . . . . .
    send            . S . . . .
    requestDelivery . S S . . .
    deliver         . . D . . .
    review          . . . D . .
    cancel          C . . . . .
    fail            . X X . . .
    erase           P F S D C X
    """,
    .pickup: """
                    P F S D C X
    place           . . . . . .
    assign          P . . . . .
    fulfill         F . . . . .
    send            . . . . . .
    requestDelivery . . . . . .
    deliver         . D . . . .
    review          . . . D . .
    cancel          C . . . . .
    fail            . X X . . .
    erase           P F S D C X
    """,
  ]

  static var cells: [Cell] {
    tables.flatMap { handover, table in
      table.split(separator: "\n").dropFirst().flatMap { row in
        let words = row.split(separator: " ")
        return zip(words.dropFirst(), columns).compactMap { word, status in
          OrderAction(rawValue: String(words[0])).map {
            Cell(action: $0, status: status, handover: handover, target: names[word])
          }
        }
      }
    }
  }

  @Test("has a cell for every action in every state and handover")
  func isWhole() {
    #expect(
      Self.cells.count == OrderAction.allCases.count * OrderStatus.allCases.count * Handover.allCases.count)
    #expect(Set(Self.cells.map(\.description)).count == Self.cells.count)
  }

  @Test("leads where it should", arguments: cells)
  func leads(_ cell: Cell) {
    #expect(OrderTransitions.target(of: cell.action, from: cell.status, cell.handover) == cell.target)
  }

  @Test("never leads back")
  func neverLeadsBack() {
    let rank: [OrderStatus: Int] = [
      .placed: 0, .fulfilled: 1, .sentForDelivery: 2, .delivered: 3, .cancelled: 3, .failed: 3,
    ]
    for cell in Self.cells {
      guard let target = cell.target, let from = rank[cell.status], let to = rank[target] else { continue }
      #expect(from < to || cell.status == target, "\(cell)")
    }
  }
}
