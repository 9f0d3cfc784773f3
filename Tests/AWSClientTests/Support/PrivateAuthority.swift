import NIOSSL

/// A certificate authority that only these tests know, and a server at `localhost` that it vouches for, both
/// for a hundred years. The key is for these tests alone.
enum PrivateAuthority {
  /// The authority's own certificate.
  static let certificate = """
    -----BEGIN CERTIFICATE-----
    MIIBsTCCAVegAwIBAgIUDtowvyenPl8XA3HHRwwGgfInpjgwCgYIKoZIzj0EAwIw
    JTEjMCEGA1UEAwwaUHJpdmF0ZSBhdXRob3JpdHkgb2YgdGVzdHMwIBcNMjYxMTIz
    MDMzMjM2WhgPMjEyNjEwMzAwMzMyMzZaMCUxIzAhBgNVBAMMGlByaXZhdGUgYXV0
    aG9yaXR5IG9mIHRlc3RzMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE461IBPB0
    Gc2F1Od3aVRQ4Sy5DjAmIqsR1PVNcHEqHePm+D3WUNbLpVQ8yeutlF4mjMg0hD8w
    haZC1T8eKMzZJKNjMGEwHQYDVR0OBBYEFKP9D8oA5waTXWDHPP8r32VZK1piMB8G
    A1UdIwQYMBaAFKP9D8oA5waTXWDHPP8r32VZK1piMA8GA1UdEwEB/wQFMAMBAf8w
    DgYDVR0PAQH/BAQDAgIEMAoGCCqGSM49BAMCA0gAMEUCIQC8LJfIn8AfrdWA15Ry
    Yc2syXTwPLri3dBXVFnTfDLkPgIgR3Lb7Ikoi4zhqQVorE3qOXQhVRT8bwuCVUjX
    7zpVX8E=
    -----END CERTIFICATE-----
    """

  private static let serverCertificate = """
    -----BEGIN CERTIFICATE-----
    MIIBtTCCAVugAwIBAgIUOu7RCtqqCSSGAr9NNYTjZJaH/6IwCgYIKoZIzj0EAwIw
    JTEjMCEGA1UEAwwaUHJpdmF0ZSBhdXRob3JpdHkgb2YgdGVzdHMwIBcNMjYxMTIz
    MDMzMjM2WhgPMjEyNjEwMzAwMzMyMzZaMBQxEjAQBgNVBAMMCWxvY2FsaG9zdDBZ
    MBMGByqGSM49AgEGCCqGSM49AwEHA0IABAqhzqQKDkB4Z6P7W9nZAiOkhQIQdPFB
    1BADMnXl6yDP4PyxQU2yAumMEIB3N6ESrM/w0J6nA5dBDSTuuFcWpEyjeDB2MBQG
    A1UdEQQNMAuCCWxvY2FsaG9zdDAJBgNVHRMEAjAAMBMGA1UdJQQMMAoGCCsGAQUF
    BwMBMB0GA1UdDgQWBBRrQIehnemMMrPjMhklDYJq5wOShzAfBgNVHSMEGDAWgBSj
    /Q/KAOcGk11gxzz/K99lWStaYjAKBggqhkjOPQQDAgNIADBFAiEA66jR0CLrWDxH
    LPc6D1nv2ADukdz2KeiYqgaQVXDlEoECIHp07Pua3S27ZpV1mHaI8x3qiBJAnEbP
    Zk3aJ0F+VAKo
    -----END CERTIFICATE-----
    """

  private static let serverKey = """
    -----BEGIN PRIVATE KEY-----
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg9X5gkLD0m63f1gu0
    QO3TggSO2ntBseMkjCaW8IL20HyhRANCAAQKoc6kCg5AeGej+1vZ2QIjpIUCEHTx
    QdQQAzJ15esgz+D8sUFNsgLpjBCAdzehEqzP8NCepwOXQQ0k7rhXFqRM
    -----END PRIVATE KEY-----
    """

  /// What the server is configured with.
  static func server() throws -> TLSConfiguration {
    .makeServerConfiguration(
      certificateChain: try NIOSSLCertificate.fromPEMBytes(Array(serverCertificate.utf8)).map {
        .certificate($0)
      },
      privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(serverKey.utf8), format: .pem)))
  }
}
