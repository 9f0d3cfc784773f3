import CakeFunctions
import LambdaRuntime

extension Composition {
  /// The handler of the function that the environment names.
  ///
  /// - Throws: ``SettingsFaults`` if a setting is missing that it needs, or if another program has it.
  func handler() throws(SettingsFaults) -> any LambdaHandler {
    switch settings.function {
    case .placeOrder, .fulfillOrder, .completeDelivery, .api: apiFunction()
    case .notifyProducers: try notifyProducers()
    case .sendForDelivery: try sendForDelivery()
    case .notifyCustomer: try notifyCustomer()
    case .retryOrderEvents: try retryOrderEvents()
    case .notifyDeliveryCompany: try notifyDeliveryCompany()
    case .sendFeedback: try sendFeedback()
    case .keepDeadLetters: try keepDeadLetters()
    case .sweepOutbox: sweepOutbox()
    case .web: throw SettingsFaults("_HANDLER", "names a function that another program has")
    }
  }

  /// The function behind API Gateway, whichever of the API's routes lead to it.
  func apiFunction() -> HTTPFunction {
    HTTPFunction(api(services(Storage(backend))), logger: logger)
  }
}
