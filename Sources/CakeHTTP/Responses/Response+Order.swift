import CakeJSON
import CakeOrdering
import HTTPTypes
import Hummingbird
import JSONText

extension Response {
  /// An order as it is now.
  init(_ order: Order, headers: HTTPFields) {
    var json = JSONWriter(capacity: 2048)
    OrderRepresentation.write(order, to: &json)
    self.init(status: .ok, headers: headers, body: ResponseBody(json: json))
  }
}
