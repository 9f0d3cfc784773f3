/// Days of the Gregorian calendar by their number.
///
/// Years begin in March here, so that the leap day is the last of a year.
enum CivilDate {
  private static let daysOf400Years: Int64 = 146_097
  /// From 1 March of the year 0 to 1 January 1970.
  private static let epoch: Int64 = 719_468

  /// The date that lies so many days after 1 January 1970.
  static func date(daysSinceEpoch: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let days = daysSinceEpoch + epoch
    let era = (days >= 0 ? days : days - (daysOf400Years - 1)) / daysOf400Years
    let dayOfEra = days - era * daysOf400Years
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// How many days a date lies after 1 January 1970.
  static func daysSinceEpoch(year: Int64, month: Int64, day: Int64) -> Int64 {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * daysOf400Years + dayOfEra - epoch
  }
}
