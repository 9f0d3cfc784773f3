public import CakeOrdering
import JSONText

/// Reads the shop file, and names everything that is wrong with it.
public enum ShopFile {
  /// The shop that a file describes.
  ///
  /// - Parameters:
  ///   - bytes: The file.
  ///   - isTimeZone: Whether there are rules for a time zone of that name.
  /// - Throws: ``ShopFileError`` with every fault and its JSON pointer.
  public static func read(_ bytes: some Collection<UInt8>, isTimeZone: (String) -> Bool)
    throws(ShopFileError) -> Shop
  {
    let root: JSONField
    do {
      root = JSONField(try JSONValue(parsing: Array(bytes)))
    } catch {
      throw ShopFileError(faults: [Fault("", "is not JSON: \(error)")])
    }
    var reader = ShopReader(root: root)
    let shop = reader.shop(isTimeZone: isTimeZone)
    guard let shop, reader.faults.isEmpty else { throw ShopFileError(faults: reader.faults) }
    return shop
  }
}
