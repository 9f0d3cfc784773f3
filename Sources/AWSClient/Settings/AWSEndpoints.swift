/// Where services are reached, if not where AWS has them.
public struct AWSEndpoints: Sendable, Hashable {
  /// For every service that has none of its own.
  public var all: String?
  /// By a service's ``AWSService/settingName``.
  public var services: [String: String]

  /// Endpoints as URLs: scheme, host, perhaps a port and a path.
  public init(all: String? = nil, services: [String: String] = [:]) {
    self.all = all
    self.services = services
  }

  /// The URL of a service in a region, without a slash at its end.
  public func url(of service: AWSService, in region: String) -> String {
    guard var url = services[service.settingName] ?? all else {
      // China is a partition of its own (AWS General Reference, "AWS service endpoints").
      let domain = region.hasPrefix("cn-") ? "amazonaws.com.cn" : "amazonaws.com"
      return "https://\(service.endpointPrefix).\(region).\(domain)"
    }
    while url.hasSuffix("/") { url.removeLast() }
    return url
  }
}
