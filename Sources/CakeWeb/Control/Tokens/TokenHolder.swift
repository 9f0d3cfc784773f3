import CakeOrdering

/// Somebody of the staff for whom a token can be issued. Forms name them `role:subject`.
struct TokenHolder: Sendable {
  let party: Party
  let name: String

  var value: String { "\(party.role.rawValue):\(party.subject ?? "")" }

  /// All of a role in the shop file.
  static func all(_ role: Role, in shop: Shop) -> [TokenHolder] {
    switch role {
    case .operator: shop.operators.map { TokenHolder(party: Party(.operator, $0.id), name: $0.name) }
    case .producer: shop.producers.map { TokenHolder(party: Party(.producer, $0.id), name: $0.name) }
    case .deliveryCompany:
      shop.deliveryCompanies.map { TokenHolder(party: Party(.deliveryCompany, $0.id), name: $0.name) }
    case .customer, .system: []
    }
  }

  /// The one that a form names; nil if the shop file has nobody like that.
  static func named(_ value: String?, in shop: Shop) -> TokenHolder? {
    staffRoles.lazy.flatMap { all($0, in: shop) }.first { $0.value == value }
  }

  /// The roles of those who have tokens.
  static let staffRoles: [Role] = [.operator, .producer, .deliveryCompany]
}
