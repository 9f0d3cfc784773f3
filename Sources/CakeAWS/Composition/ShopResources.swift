/// What a shop has on AWS, by the names that settings give it.
///
/// A program need not know all of it: a channel it was not told of is not used.
public struct ShopResources: Sendable, Hashable {
  /// The variables that name them.
  public enum Variable: String, Sendable, CaseIterable {
    /// The name of the table.
    case ordersTable = "CAKE_ORDERS_TABLE"
    /// The name of the stream of order events.
    case orderEvents = "CAKE_ORDER_EVENTS_STREAM"
    /// The URL of the queue of order events that are tried again.
    case orderEventsRetry = "CAKE_ORDER_EVENTS_RETRY_QUEUE"
    /// The URL of the queue of delivery requests.
    case deliveryRequests = "CAKE_DELIVERY_REQUESTS_QUEUE"
    /// The URL of the queue of delivery reviews.
    case deliveryReviews = "CAKE_DELIVERY_REVIEWS_QUEUE"
  }

  private let names: [Variable: String]

  /// The resources that settings name.
  ///
  /// - Parameter setting: Gives the text of a variable; nil if it is not set.
  public init(_ setting: (String) -> String?) {
    let named = Variable.allCases.compactMap { variable in
      setting(variable.rawValue).flatMap { $0.isEmpty ? nil : (variable, $0) }
    }
    names = Dictionary(uniqueKeysWithValues: named)
  }

  /// The name or URL of one of them; nil if it is not known.
  public subscript(variable: Variable) -> String? { names[variable] }

  /// The variables that are not set.
  public var missing: [Variable] { Variable.allCases.filter { names[$0] == nil } }
}
