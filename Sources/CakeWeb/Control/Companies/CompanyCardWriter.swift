import CakeLanguages
import CakeOrdering

/// Writes delivery companies for the operator.
struct CompanyCardWriter {
  private let texts: Texts
  private let times: ControlTimes

  /// A company is disabled as soon as its answer that it is gone was kept; an operator who disables one comes later.
  private static let sameMoment = Duration.seconds(10)

  init(_ texts: Texts, _ times: ControlTimes) {
    self.texts = texts
    self.times = times
  }

  func card(_ company: DeliveryCompany, _ state: DeliveryCompanyState?) -> CompanyCard {
    CompanyCard(
      id: company.id, companyName: company.name, host: Self.host(of: company.endpoint),
      mailAddress: company.email.text, isAskedFirst: false, isEnabled: state?.isEnabled ?? true,
      disabledText: state.flatMap(disabled), answer: state?.lastAnswer.map(answer),
      answeredAt: state?.lastAnswerAt.map(times.text), answeredAgo: state?.lastAnswerAt.map(times.ago))
  }

  private func disabled(_ state: DeliveryCompanyState) -> String? {
    guard let since = state.disabledAt else { return nil }
    let wasGone =
      state.lastAnswer == WebhookError.gone.reason
      && state.lastAnswerAt.map { $0 <= since && since.since($0) < Self.sameMoment } ?? false
    return texts(wasGone ? "companies.gone" : "companies.disabledBy", ["since": times.text(since)])
  }

  /// What a company answered: a status alone says that it took the request.
  private func answer(_ text: String) -> String {
    Int(text) == nil
      ? texts.reason(text).capitalisedFirst : texts("companies.accepted", ["status": text])
  }

  /// The host of an address, and its port where one is named (RFC 3986, section 3.2).
  static func host(of endpoint: String) -> String {
    guard let start = endpoint.firstRange(of: "://")?.upperBound else { return "–" }
    let authority = endpoint[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return String(authority.split(separator: "@", omittingEmptySubsequences: false).last ?? "")
  }
}
