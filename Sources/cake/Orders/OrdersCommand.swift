import ArgumentParser

/// `cake orders`: everything about orders.
struct OrdersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orders",
    abstract: "Place, see and move orders.",
    discussion: """
      Speaks to the shop at CAKE_URL. Staff show who they are by CAKE_TOKEN (see cake token issue); a customer \
      by --tracking-token, which placing an order prints. An order is named by its id, or for staff by its \
      number. Only erase works on the shop's data folder.
      """,
    subcommands: [
      PlaceOrderCommand.self, ListOrdersCommand.self, ShowOrderCommand.self, WatchOrderCommand.self,
      FulfillOrderCommand.self, DeliverOrderCommand.self, ReviewOrderCommand.self, CancelOrderCommand.self,
      FailOrderCommand.self, AssignOrderCommand.self, RequestDeliveryCommand.self, EraseOrderCommand.self,
    ])
}
