import CakeOrdering

/// Which orders the operator wants to see, as it was typed.
struct OrderFilter: Sendable, Hashable {
  /// The first due date, `YYYY-MM-DD`; empty for the usual one.
  var from = ""
  /// The last due date.
  var to = ""
  /// A status, or ``waiting``.
  var status = ""
  /// Who bakes.
  var producer = ""
  /// Who was asked to deliver.
  var company = ""
  /// How it reaches the customer.
  var handover = ""
  /// What to look for.
  var q = ""

  /// Stands for the two states in which an order is baked and not yet brought to its customer.
  static let waiting = "waiting"
  /// Nobody looks for a longer text.
  static let longestSearch = 200

  /// Everything.
  init() {}

  /// What a form was filled in with.
  init(_ fields: FormBody) {
    from = fields["from"] ?? ""
    to = fields["to"] ?? ""
    status = fields["status"] ?? ""
    producer = fields["producer"] ?? ""
    company = fields["company"] ?? ""
    handover = fields["handover"] ?? ""
    let words = (fields["q"] ?? "").split(whereSeparator: \.isWhitespace)
    q = String(words.joined(separator: " ").prefix(Self.longestSearch))
  }

  /// Everything that was filled in, for an address; with its question mark, empty where nothing was.
  ///
  /// - Parameter cursor: Where a page starts.
  func query(after cursor: OrderCursor? = nil) -> String {
    let fields = [
      ("from", from), ("to", to), ("status", status), ("producer", producer), ("company", company),
      ("handover", handover), ("q", q), ("cursor", cursor?.description ?? ""),
    ]
    let filled = fields.filter { !$0.1.isEmpty }.map { "\($0.0)=\(QueryText.encoded($0.1))" }
    return filled.isEmpty ? "" : "?" + filled.joined(separator: "&")
  }

  /// Whether anything besides the search is asked for.
  var hasChoices: Bool {
    var rest = self
    rest.q = ""
    return rest != OrderFilter()
  }
}
