package import CakeOrdering
package import Logging

/// What the environment says to a function, understood.
package struct FunctionSettings: Sendable {
  /// `_HANDLER`: which function it is.
  package let function: CakeFunction
  /// `CAKE_ORDERS_TABLE`: the table of orders and all else.
  package let ordersTable: String
  /// `CAKE_LOG_LEVEL`: what is worth a line.
  package let logLevel: Logger.Level
  /// `CAKE_ALLOW_PRIVATE_ENDPOINTS`: whether delivery companies may live at private addresses.
  package let allowsPrivateEndpoints: Bool
  /// `CAKE_PUBLIC_URL`: where customers reach the shop, without a slash at its end.
  package let publicURL: String?
  /// `CAKE_EMAIL_FROM`: whom emails are from.
  package let emailFrom: Mailbox?
  /// `CAKE_TOKEN_SIGNING_KEY`: where the private key is that signs the tokens of staff who sign in by a link; they
  /// cannot where it is not set.
  package let tokenSigningKey: SecretReference?
  private let environment: [String: String]

  /// Reads all settings.
  ///
  /// - Parameter functions: Those that the program has.
  /// - Throws: ``SettingsFaults`` with everything that is wrong, and with whatever the function cannot do without.
  init(environment: [String: String], of functions: [CakeFunction]) throws(SettingsFaults) {
    var reader = SettingsReader(environment)
    let names = functions.map(\.rawValue).joined(separator: ", ")
    let function = reader.required("_HANDLER", "must be one of \(names)") { name in
      functions.first { $0.rawValue == name }
    }
    ordersTable = reader.required("CAKE_ORDERS_TABLE", "must be the name of the table") { $0 } ?? ""
    let levels = Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")
    logLevel =
      reader.optional("CAKE_LOG_LEVEL", "must be one of \(levels)") {
        Logger.Level(rawValue: $0.lowercased())
      }
      ?? .info
    allowsPrivateEndpoints =
      reader.optional("CAKE_ALLOW_PRIVATE_ENDPOINTS", "must be true or false", Self.truth) ?? false
    publicURL = reader.optional(
      "CAKE_PUBLIC_URL", "must be a URL such as https://cakes.example", Self.baseURL)
    emailFrom = reader.optional(
      "CAKE_EMAIL_FROM", "must be an address such as cakes@example.com or Cakes <cakes@example.com>",
      Mailbox.init(parsing:))
    tokenSigningKey = reader.optional(
      "CAKE_TOKEN_SIGNING_KEY", "must say where the key is, such as ssm:/cake/token-signing-key",
      SecretReference.init)
    for variable in function?.neededVariables ?? [] { reader.require(variable) }
    guard let function, reader.faults.isEmpty else { throw reader.faults }
    self.function = function
    self.environment = environment
  }

  /// The text of a variable; nil if it is not set, or empty.
  package func text(_ variable: String) -> String? {
    environment[variable].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The text of a variable that must be set.
  ///
  /// - Throws: ``SettingsFaults`` that name it.
  package func required(_ variable: String) throws(SettingsFaults) -> String {
    guard let text = text(variable) else { throw SettingsFaults(missing: variable) }
    return text
  }

  /// Yes or no, in the words people use.
  private static func truth(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "yes", "1", "on": true
    case "false", "no", "0", "off": false
    default: nil
    }
  }

  /// An http or https URL to which paths can be added; a slash at its end is dropped.
  private static func baseURL(_ text: String) -> String? {
    var url = Substring(text)
    while url.last == "/" { url.removeLast() }
    guard let scheme = ["https://", "http://"].first(where: { url.lowercased().hasPrefix($0) }),
      url.utf8.count > scheme.utf8.count,
      url.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), !url.contains("?"), !url.contains("#"),
      !url.contains("@")
    else { return nil }
    return String(url)
  }
}
