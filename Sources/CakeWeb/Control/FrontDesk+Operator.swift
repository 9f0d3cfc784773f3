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

  /// What a port answers, its errors as those that pages know.
  func asking<Value: Sendable>(_ body: () async throws(StoreError) -> Value) async throws(OrderingError)
    -> Value
  {
    do {
      return try await body()
    } catch {
      throw OrderingError(error)
    }
  }
}
