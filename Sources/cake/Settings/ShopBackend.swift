/// Where a shop keeps everything.
enum ShopBackend: String, CaseIterable {
  /// In the data folder on this machine.
  case local
  /// On AWS, whose functions do the rest of the work.
  case aws
}
