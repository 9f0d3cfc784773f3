/// How the delivery companies did: punctuality and stars as bars, all their numbers as a table.
struct CompaniesView: Sendable {
  var punctuality = BarList()
  var stars = BarList()
  var table: NumberTable
}
