package import CakeAWS
import CakeOrdering

extension Composition {
  /// Everything that is kept. Whatever the function was not told of, a channel or a queue, is not used.
  package var backend: DynamoDBBackend {
    ShopResources(settings.text).backend(
      table: settings.ordersTable, client: aws, clock: clock, random: random, logger: logger)
  }
}
