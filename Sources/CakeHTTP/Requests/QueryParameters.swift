import CakeOrdering
import Hummingbird

/// The parameters after the question mark, with what is wrong with their form.
struct QueryParameters {
  private let values: Parameters
  private(set) var faults: [Fault] = []

  init(_ request: Request) {
    values = request.uri.queryParameters
  }

  /// The parameter of that name; nil if there is none. A parameter that is given twice is a fault.
  mutating func text(_ name: String) -> String? {
    let all = values.getAll(name)
    if all.count > 1 { faults.append(Fault("/\(name)", "must be given once")) }
    return all.first
  }

  /// The whole number of that name, written in digits alone; nil if there is none. Anything else is a fault.
  mutating func int(_ name: String) -> Int? {
    guard let text = text(name) else { return nil }
    let digits = text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard digits, let value = Int(text) else {
      faults.append(Fault("/\(name)", "must be a whole number"))
      return nil
    }
    return value
  }

  /// Throws if there are faults.
  func finish() throws(OrderingError) {
    if !faults.isEmpty { throw .invalid(faults) }
  }
}
