import ArgumentParser
import CakeOrdering

/// The roles that have tokens.
enum StaffRole: String, ExpressibleByArgument, CaseIterable {
  case producer, deliveryCompany, `operator`

  /// The role as the shop knows it.
  var role: Role {
    switch self {
    case .producer: .producer
    case .deliveryCompany: .deliveryCompany
    case .operator: .operator
    }
  }
}
