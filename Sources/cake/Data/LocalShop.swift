import CakeHTTP
import CakeOrdering
import CakeSQLite
import Logging

/// A shop as it lies in its data folder: what the server, and whatever works on the folder directly, build on.
struct LocalShop {
  let settings: Settings
  let folder: DataFolder
  let backend: SQLiteBackend
  let desk: OrderDesk
  /// Tells of orders that change.
  let changes = OrderChanges()

  var shop: Shop { desk.shop }
  var clock: any WallClock { desk.clock }
  var random: any RandomSource { desk.random }

  /// The shop, as whatever works on any store sees it.
  var open: OpenShop { OpenShop(settings: settings, desk: desk, tokens: backend) }

  /// Opens the database of a shop.
  ///
  /// - Throws: ``CommandFailure`` if it cannot be opened, or the shop's time zone is not known.
  init(_ shop: Shop, _ settings: Settings, logger: Logger) throws(CommandFailure) {
    self.settings = settings
    folder = DataFolder(path: settings.dataDirectory)
    do {
      backend = try SQLiteBackend(path: folder.database, clock: SystemClock(), logger: logger)
    } catch {
      throw CommandFailure("The shop's data cannot be opened: \(error.reason)")
    }
    desk = OrderDesk(
      orders: WatchedOrderStore(
        store: backend, changes: changes, emails: WrittenEmails(folder: folder.mail)),
      calendar: try ShopLocation.calendar(shop), clock: SystemClock(), random: SystemRandomSource())
  }

  /// Opens a shop that is there already, for a command that does one thing.
  ///
  /// - Throws: ``CommandFailure``.
  static func existing(_ options: LocalOptions) throws -> LocalShop {
    let settings = try options.settings()
    guard settings.backend == .local else {
      throw CommandFailure(
        "This works on a data folder alone, and CAKE_BACKEND says that the shop is on AWS.")
    }
    try DataFolder(path: settings.dataDirectory).requireShop()
    return try LocalShop(
      try ShopLocation.shop(settings), settings,
      logger: LogOutput.logger("cake", level: .warning))
  }
}
