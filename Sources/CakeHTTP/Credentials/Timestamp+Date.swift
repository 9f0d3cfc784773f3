import CakeOrdering
import FoundationEssentials

extension Timestamp {
  /// An instant of the libraries' kind; one too far away to be told in milliseconds is as far as it gets.
  init(_ date: Date) {
    let milliseconds = (date.timeIntervalSince1970 * 1000).rounded(.down)
    self.init(millisecondsSinceEpoch: Int64(exactly: max(-9e15, min(9e15, milliseconds))) ?? 0)
  }

  /// The instant as the libraries have it.
  var date: Date { Date(timeIntervalSince1970: Double(millisecondsSinceEpoch) / 1000) }
}
