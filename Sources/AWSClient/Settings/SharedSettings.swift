import FoundationEssentials

/// What the shared files say about the profile in use.
struct SharedSettings {
  /// The profile's name.
  let name: String
  /// Whether either file has the profile.
  let exists: Bool
  /// The credentials file's settings of the profile.
  let credentials: [String: String]
  /// The config file's settings of the profile.
  let config: [String: String]
  /// The settings of each service in the `services` section that the profile names, by the service's key.
  let services: [String: [String: String]]

  /// Reads the files that an environment names, `~/.aws/config` and `~/.aws/credentials` unless it says
  /// otherwise. A file that cannot be read says nothing, as with other SDKs.
  init(environment: [String: String]) {
    self.init(
      profile: environment.setting("AWS_PROFILE") ?? "default",
      config: Self.file("AWS_CONFIG_FILE", "config", environment),
      credentials: Self.file("AWS_SHARED_CREDENTIALS_FILE", "credentials", environment))
  }

  init(profile: String, config: ProfileFile, credentials: ProfileFile) {
    name = profile
    var section = config.sections["profile \(profile)"]
    if section == nil, profile == "default" { section = config.sections["default"] }
    let ownCredentials = credentials.sections[profile]
    exists = section != nil || ownCredentials != nil
    self.config = section?.values ?? [:]
    self.credentials = ownCredentials?.values ?? [:]
    services = section?.values["services"].flatMap { config.sections["services \($0)"]?.nested } ?? [:]
  }

  /// A setting of the profile; the credentials file's goes before the config file's.
  func setting(_ name: String) -> String? {
    credentials.setting(name) ?? config.setting(name)
  }

  private static func file(
    _ variable: String, _ name: String, _ environment: [String: String]
  ) -> ProfileFile {
    let home = environment.setting("HOME")
    var path = environment.setting(variable)
    if let given = path, given.hasPrefix("~/"), let home { path = home + given.dropFirst() }
    guard let path = path ?? home.map({ "\($0)/.aws/\(name)" }),
      let data = FileManager.default.contents(atPath: path)
    else { return ProfileFile("") }
    return ProfileFile(String(decoding: data, as: UTF8.self))
  }
}
