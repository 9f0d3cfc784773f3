/// Where the shop is that commands speak to, and as whom.
struct ClientSettings {
  /// `CAKE_URL`: the shop's address, without a slash at its end.
  var url: String
  /// `CAKE_TOKEN`: the staff token to show; nil to ask as anybody.
  var token: String?

  /// Reads the settings.
  ///
  /// - Throws: ``SettingsFaults`` with everything that is wrong.
  init(flags: [String: String] = [:], environment: [String: String]) throws(SettingsFaults) {
    var reader = SettingsReader(flags: flags, environment: environment)
    url = reader.value(
      "CAKE_URL", default: "http://127.0.0.1:8080", "must be a URL such as https://cakes.example",
      Settings.baseURL)
    token = reader.optional("CAKE_TOKEN", "must be a token as cake token issue prints it") { text in
      text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } ? text : nil
    }
    guard reader.faults.isEmpty else { throw reader.faults }
  }
}
