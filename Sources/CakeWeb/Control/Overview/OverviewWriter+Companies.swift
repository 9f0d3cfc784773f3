import CakeOrdering

extension OverviewWriter {
  /// How the delivery companies did; nil where the shop has none and none delivered.
  func companies() -> CompaniesView? {
    guard !statistics.companies.isEmpty else { return nil }
    var view = CompaniesView(
      table: NumberTable(
        tableName: texts["overview.companies.caption"],
        columns: [
          "company", "delivered", "punctual", "late", "minutesLate", "failed", "customersRating",
          "reportersRating",
        ].map { texts["overview.companies.\($0)"] }))
    for company in statistics.companies {
      let name = shop.deliveryCompany(company.companyID)?.name ?? company.companyID
      view.punctuality.add(
        name, share: company.punctuality, kind: "bar-punctual",
        value: company.punctuality.map { words.percent($0) } ?? "–", remark: remark(company))
      let rating = company.customersRating
      view.stars.add(
        name, share: rating.average.map { $0 / 5 }, kind: "bar-stars",
        value: rating.average.map { texts("overview.stars", ["stars": words.decimal($0)]) } ?? "–",
        remark: texts.counted("overview.ratings", rating.count))
      view.table.rows.append(
        NumberTable.Row(
          rowName: name,
          cells: [
            words.number(company.delivered), words.number(company.punctual), words.number(company.late),
            company.averageMinutesLate.map { words.decimal($0) } ?? "–", words.number(company.failed),
            words.stars(company.customersRating), words.stars(company.reportersRating),
          ]))
    }
    return view
  }

  /// How often a company was late, and by how much.
  private func remark(_ company: CompanyStatistics) -> String {
    var parts = [texts.counted("overview.deliveries", company.delivered)]
    if let minutes = company.averageMinutesLate {
      parts.append(
        texts(
          "overview.companies.lateBy",
          [
            "count": words.number(company.late),
            "time": words.duration(.seconds(Int64((minutes * 60).rounded()))),
          ]))
    }
    if company.failed > 0 { parts.append(texts.counted("overview.failures", company.failed)) }
    return parts.joined(separator: " · ")
  }
}
