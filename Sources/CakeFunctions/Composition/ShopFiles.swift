import CakeJSON
import CakeOrdering
import ZoneInfo

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where a function finds the shop file and the rules of its time zone.
struct ShopFiles {
  private let shopFiles: [String]
  private let zoneFolders: [String]

  /// A file that is longer is something else, in bytes.
  private static let longest = 4 << 20

  /// The usual places: the file that `CAKE_SHOP` names, otherwise `shop.json` in the working folder or beside the
  /// program; zones from the folder that `CAKE_ZONEINFO` names, from the one beside the program, and from the system.
  init(_ settings: FunctionSettings) {
    let root = settings.text("LAMBDA_TASK_ROOT")
    let beside = root.map { ["\($0)/shop.json"] } ?? []
    shopFiles = settings.text("CAKE_SHOP").map { [$0] } ?? ["shop.json"] + beside
    zoneFolders =
      [settings.text("CAKE_ZONEINFO"), root.map { "\($0)/zoneinfo" }].compactMap(\.self)
      + TimeZoneFile.systemFolders
  }

  /// The shop and its days.
  ///
  /// - Throws: ``ShopFilesError``.
  func calendar() throws(ShopFilesError) -> ShopCalendar {
    guard let (path, bytes) = shopFiles.lazy.compactMap({ path in Self.read(path).map { (path, $0) } }).first
    else { throw .missing(shopFiles) }
    var zone: TimeZoneFile?
    let shop: Shop
    do throws(ShopFileError) {
      shop = try ShopFile.read(bytes) { name in
        zone = try? TimeZoneFile.named(name, in: zoneFolders)
        return zone != nil
      }
    } catch {
      throw .faults(path, error.faults)
    }
    guard let zone else { throw .missing(zoneFolders) }
    return ShopCalendar(shop: shop, zone: zone)
  }

  private static func read(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 16_384)
    while bytes.count <= longest {
      let count = fread(&chunk, 1, chunk.count, file)
      bytes.append(contentsOf: chunk[..<count])
      if count < chunk.count { return ferror(file) == 0 ? bytes : nil }
    }
    return nil
  }
}
