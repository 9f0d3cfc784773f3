// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "cake-ordering-system",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "cake", targets: ["cake"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    // No traits: JSON would pull in full Foundation, 45 MB of it.
    .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: []),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.36.0"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    // No traits: the default ones want full Foundation.
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0", traits: []),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.0"),
  ],
  targets: [
    // MARK: Leaves: know nothing of cakes
    .target(name: "JSONText"),
    .target(name: "NetworkAddress"),
    .target(
      name: "StandardWebhooks",
      dependencies: [.product(name: "Crypto", package: "swift-crypto")]),
    .target(
      name: "PrometheusMetrics",
      dependencies: [.product(name: "CoreMetrics", package: "swift-metrics")]),
    .target(
      name: "ProcessWatchdog",
      dependencies: [
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Metrics", package: "swift-metrics"),
      ]),
    .target(
      name: "JSONLogging",
      dependencies: ["JSONText", .product(name: "Logging", package: "swift-log")]),
    .target(
      name: "EmbeddedMetrics",
      dependencies: ["JSONText", .product(name: "CoreMetrics", package: "swift-metrics")]),
    .target(
      name: "AWSClient",
      dependencies: [
        "JSONText",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ]),
    .target(
      name: "LambdaRuntime",
      dependencies: [
        "JSONText",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ]),
    .systemLibrary(
      name: "CCurlLibrary", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .target(name: "CCurl", dependencies: ["CCurlLibrary"]),

    // MARK: The domain
    .target(name: "CakeOrdering", dependencies: [.product(name: "Crypto", package: "swift-crypto")]),
    .target(name: "CakeLanguages", dependencies: ["CakeOrdering"]),
    .target(name: "CakeJSON", dependencies: ["CakeOrdering", "JSONText"]),

    // MARK: Edges
    .target(
      name: "CakeDelivery",
      dependencies: [
        "CakeOrdering", .product(name: "Logging", package: "swift-log"),
        .product(name: "Metrics", package: "swift-metrics"),
      ]),
    .target(name: "ZoneInfo", dependencies: ["CakeOrdering"]),
    .target(
      name: "CakeSQLite",
      dependencies: [
        "CakeOrdering", "CakeJSON", "CakeDelivery",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Metrics", package: "swift-metrics"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ]),
    .target(
      name: "CakeAWS",
      dependencies: [
        "CakeOrdering", "CakeJSON", "AWSClient", "JSONText",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Metrics", package: "swift-metrics"),
      ]),
    .target(
      name: "CakeOutbound",
      dependencies: [
        "CakeOrdering", "CakeLanguages", "JSONText", "NetworkAddress", "StandardWebhooks",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Metrics", package: "swift-metrics"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ]),
    .target(
      name: "CakeMail",
      dependencies: ["CakeOrdering", "CCurl"]),
    .target(
      name: "CakeHTTP",
      dependencies: [
        "CakeOrdering", "CakeJSON", "JSONText", "NetworkAddress",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "JWTKit", package: "jwt-kit"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Metrics", package: "swift-metrics"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      // In the code, so that the functions need no bundle beside them.
      resources: [.embedInCode("openapi.json")]),
    .target(
      name: "CakeWeb",
      dependencies: [
        "CakeOrdering", "CakeLanguages", "CakeHTTP",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      // In the code, so that the functions need no bundle beside them.
      resources: [.embedInCode("Templates"), .embedInCode("Assets"), .embedInCode("Texts")]),
    .target(
      name: "CakeSandbox",
      dependencies: [
        "CakeOrdering", "JSONText", "StandardWebhooks",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ]),

    // What the programs of the functions are made of; no full Foundation here.
    .target(
      name: "CakeFunctions",
      dependencies: [
        "CakeOrdering", "CakeJSON", "CakeHTTP", "CakeAWS", "CakeOutbound", "AWSClient", "LambdaRuntime",
        "JSONLogging", "EmbeddedMetrics", "ZoneInfo",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Metrics", package: "swift-metrics"),
        .product(name: "NIOCore", package: "swift-nio"),
      ]),

    // MARK: Executables
    .executableTarget(
      name: "cake",
      dependencies: [
        "CakeOrdering", "CakeJSON", "JSONText", "JSONLogging", "CakeHTTP", "CakeSQLite", "CakeAWS",
        "CakeDelivery", "CakeWeb", "AWSClient", "CakeOutbound", "CakeMail", "CakeSandbox", "NetworkAddress",
        "PrometheusMetrics", "ProcessWatchdog", "ZoneInfo",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "Configuration", package: "swift-configuration"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Metrics", package: "swift-metrics"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ]),

    .executableTarget(
      name: "CakeLambda",
      dependencies: [
        "CakeFunctions", "CakeOrdering", "CakeJSON", "JSONText", "CakeAWS", "CakeDelivery", "CakeOutbound",
        "AWSClient", "LambdaRuntime",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Metrics", package: "swift-metrics"),
      ]),
    // Apart from the other functions, which stay small without what pages need.
    .executableTarget(
      name: "CakeWebLambda",
      dependencies: [
        "CakeFunctions", "CakeOrdering", "CakeHTTP", "CakeWeb", "CakeAWS", "CakeOutbound",
        .product(name: "Logging", package: "swift-log"),
      ]),

    // Measured beside the shop by script/bench; no product.
    .executableTarget(
      name: "cake-bench-noop",
      dependencies: [
        "CakeOrdering", "CakeHTTP", "JSONText",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
      ],
      path: "bench/noop"),

    // MARK: Tests
    .target(
      name: "CakeTesting",
      dependencies: [
        "CakeOrdering", "CakeJSON", "CakeDelivery", .product(name: "Logging", package: "swift-log"),
      ]),
    .testTarget(name: "JSONTextTests", dependencies: ["JSONText"]),
    .testTarget(name: "NetworkAddressTests", dependencies: ["NetworkAddress"]),
    .testTarget(name: "StandardWebhooksTests", dependencies: ["StandardWebhooks"]),
    .testTarget(name: "PrometheusMetricsTests", dependencies: ["PrometheusMetrics"]),
    .testTarget(
      name: "ProcessWatchdogTests",
      dependencies: ["ProcessWatchdog", .product(name: "Logging", package: "swift-log")]),
    .testTarget(
      name: "JSONLoggingTests",
      dependencies: ["JSONLogging", "JSONText", .product(name: "Logging", package: "swift-log")]),
    .testTarget(
      name: "EmbeddedMetricsTests",
      dependencies: ["EmbeddedMetrics", "JSONText", .product(name: "CoreMetrics", package: "swift-metrics")]),
    .testTarget(
      name: "AWSClientTests",
      dependencies: [
        "AWSClient", "JSONText",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HummingbirdTLS", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "LambdaRuntimeTests",
      dependencies: [
        "LambdaRuntime", "JSONText",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      resources: [.copy("Fixtures")]),
    .testTarget(
      name: "CakeAWSTests",
      dependencies: [
        "CakeAWS", "AWSClient", "CakeJSON", "CakeTesting", "JSONText",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ]),
    .testTarget(
      name: "CakeLambdaTests",
      dependencies: [
        "CakeFunctions", "CakeLambda", "CakeWebLambda", "CakeAWS", "CakeDelivery", "AWSClient", "CakeHTTP",
        "CakeWeb", "CakeTesting", "EmbeddedMetrics", "JSONText", "LambdaRuntime",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
      ]),
    .testTarget(name: "ZoneInfoTests", dependencies: ["ZoneInfo"]),
    .testTarget(name: "CakeOrderingTests", dependencies: ["CakeOrdering", "CakeTesting"]),
    .testTarget(name: "CakeJSONTests", dependencies: ["CakeJSON", "CakeTesting", "JSONText"]),
    .testTarget(
      name: "CakeSQLiteTests",
      dependencies: [
        "CakeSQLite", "CakeDelivery", "CakeJSON", "CakeTesting",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ]),
    .testTarget(
      name: "CakeOutboundTests",
      dependencies: [
        "CakeLanguages", "CakeOutbound", "CakeTesting", "JSONText", "NetworkAddress", "StandardWebhooks",
        "ZoneInfo",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HummingbirdTLS", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "MetricsTestKit", package: "swift-metrics"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ]),
    .testTarget(name: "CakeMailTests", dependencies: ["CakeMail", "CakeTesting"]),
    .testTarget(
      name: "CakeHTTPTests",
      dependencies: [
        "CakeHTTP", "CakeJSON", "CakeOrdering", "CakeTesting", "JSONText", "NetworkAddress",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "MetricsTestKit", package: "swift-metrics"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOEmbedded", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ]),
    .testTarget(name: "CakeLanguagesTests", dependencies: ["CakeLanguages", "CakeOrdering"]),
    .testTarget(
      name: "CakeWebTests",
      dependencies: [
        "CakeWeb", "CakeHTTP", "CakeLanguages", "CakeOrdering", "CakeTesting",
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "NIOCore", package: "swift-nio"),
      ]),
    .testTarget(
      name: "CakeSandboxTests",
      dependencies: [
        "CakeOrdering", "CakeSandbox", "JSONText", "StandardWebhooks",
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ]),
    .testTarget(
      name: "CakeCommandTests",
      dependencies: [
        "cake", "CakeTesting", "JSONText", .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Logging", package: "swift-log"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
  ]
}
