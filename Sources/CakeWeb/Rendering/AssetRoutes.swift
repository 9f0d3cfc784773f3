import CakeHTTP
import CakeOrdering
import HTTPTypes
import Hummingbird

/// Where browsers get the files that pages load.
struct AssetRoutes: Sendable {
  let assets: Assets

  func add(to router: Router<CakeRequestContext>) {
    router.get("assets/{name}") { _, context in
      guard let name = context.parameters["name"], let asset = assets[path: String(name)] else {
        throw OrderingError.notFound
      }
      var fields = HTTPFields()
      fields[.contentType] = asset.contentType
      // Its name changes with its content.
      fields[.cacheControl] = "public, max-age=31536000, immutable"
      fields[.contentSecurityPolicy] = "default-src 'none'; frame-ancestors 'none'"
      fields[.xContentTypeOptions] = "nosniff"
      return Response(status: .ok, headers: fields, body: ResponseBody(byteBuffer: asset.content))
    }
  }
}
