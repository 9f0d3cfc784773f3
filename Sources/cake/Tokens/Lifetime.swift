import ArgumentParser

/// How long something lasts, as it is given on the command line: `90d`, `12h`, `30m`.
struct Lifetime: ExpressibleByArgument, Equatable {
  let duration: Duration
  /// The text it was read from, for help texts.
  let defaultValueDescription: String

  /// What a token gets that is not asked for otherwise.
  static let standard = Lifetime(duration: .seconds(90 * 86_400), "90d")
  /// Ten years: nobody should find out what happens to older keys.
  private static let longest = 3650 * 86_400

  private init(duration: Duration, _ text: String) {
    self.duration = duration
    defaultValueDescription = text
  }

  /// Reads a whole number of days, hours or minutes, up to ten years; nil for any other text.
  init?(argument: String) {
    let units: [Character: Int] = ["d": 86_400, "h": 3600, "m": 60]
    guard let unit = argument.last.flatMap({ units[$0] }), let count = Int(argument.dropLast()), count > 0,
      count <= Self.longest / unit
    else { return nil }
    self.init(duration: .seconds(count * unit), argument)
  }
}
