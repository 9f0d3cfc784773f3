/// A delivery company, as the operator sees it.
struct CompanyCard: Sendable {
  var id: String
  var companyName: String
  /// The host that takes requests, never more of the address: whoever looks needs no path, and it may hold a secret.
  var host: String
  var mailAddress: String
  /// Whether it is asked where nobody else is named.
  var isAskedFirst: Bool
  var isEnabled: Bool
  /// Since when nothing is sent to it, and why.
  var disabledText: String?
  /// What it said last, in words.
  var answer: String?
  var answeredAt: String?
  var answeredAgo: String?
}
