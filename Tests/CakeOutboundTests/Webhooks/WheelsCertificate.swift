import NIOSSL

/// A certificate for `wheels.invalid`, signed by itself, valid for a hundred years, and its key, which is for
/// these tests alone.
enum WheelsCertificate {
  static let certificate = """
    -----BEGIN CERTIFICATE-----
    MIIBpDCCAUqgAwIBAgIUJWOitETa6QcVX+GxZHWiitJgBSowCgYIKoZIzj0EAwIw
    GTEXMBUGA1UEAwwOd2hlZWxzLmludmFsaWQwIBcNMjYxMTIzMDA0MzQxWhgPMjEy
    NjEwMzAwMDQzNDFaMBkxFzAVBgNVBAMMDndoZWVscy5pbnZhbGlkMFkwEwYHKoZI
    zj0CAQYIKoZIzj0DAQcDQgAE2i/GKv3Oe3TOlT+PnxpIcxUcCsJq9jiH+0qQt8oO
    F648sv6QCKRQd30I8IgoywSh6ZSsVJGJVWYNHaeGf7W8FKNuMGwwHQYDVR0OBBYE
    FA1tmg/MbPCrosX69qbAo9AD48LoMB8GA1UdIwQYMBaAFA1tmg/MbPCrosX69qbA
    o9AD48LoMA8GA1UdEwEB/wQFMAMBAf8wGQYDVR0RBBIwEIIOd2hlZWxzLmludmFs
    aWQwCgYIKoZIzj0EAwIDSAAwRQIhAPkxjbfpm40QicZ7A/ismPVA/WJBrVgX4lqb
    1giJUPseAiAPSNAvoD9CoYsvOUVAEnn3F02+gPDK96Mx76jv5CJojg==
    -----END CERTIFICATE-----
    """

  static let key = """
    -----BEGIN PRIVATE KEY-----
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgGvPLriv35Ef083Qh
    Rpbz3JnuIPfaFkELfUKfzFO72ouhRANCAATaL8Yq/c57dM6VP4+fGkhzFRwKwmr2
    OIf7SpC3yg4Xrjyy/pAIpFB3fQjwiCjLBKHplKxUkYlVZg0dp4Z/tbwU
    -----END PRIVATE KEY-----
    """

  /// What a server that has it is configured with.
  static func server() throws -> TLSConfiguration {
    .makeServerConfiguration(
      certificateChain: try NIOSSLCertificate.fromPEMBytes(Array(certificate.utf8)).map { .certificate($0) },
      privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem)))
  }

  /// What a client that trusts nothing else is configured with.
  static func client() throws -> TLSConfiguration {
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(certificate.utf8)))
    return configuration
  }
}
