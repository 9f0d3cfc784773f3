/// The desk alone, for pages that are open already.
struct DeskFragment: Page {
  static let template = "desk"

  var title: String
  var formToken: String
  var shopAddress: String
  var boardVersion: String
  var waiting: [DeliveryTicket]
  var hasWaiting: Bool
  var preparing: [DeliveryTicket]
  var hasPreparing: Bool
  var done: [DeliveriesPage.Done]
  var hasDone: Bool

  init(_ page: DeliveriesPage) {
    title = page.title
    formToken = page.formToken
    shopAddress = page.shopAddress
    boardVersion = page.boardVersion
    waiting = page.waiting
    hasWaiting = page.hasWaiting
    preparing = page.preparing
    hasPreparing = page.hasPreparing
    done = page.done
    hasDone = page.hasDone
  }
}
