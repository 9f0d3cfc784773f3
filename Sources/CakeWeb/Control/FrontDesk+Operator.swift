import CakeHTTP
import CakeOrdering
import Hummingbird

extension FrontDesk {
  /// A page of the control room: for operators alone.
  func operatorPage(
    _ answer: @escaping @Sendable (Request, CakeRequestContext, Visit, Principal) async throws -> Response
  ) -> @Sendable (Request, CakeRequestContext) async throws -> Response {
    staffPage([.operator], answer)
  }
}
