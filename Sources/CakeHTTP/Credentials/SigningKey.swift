import Crypto

/// Makes and reads the key pair behind staff tokens: P-256, in PEM, as `openssl ecparam` writes it.
public enum SigningKey {
  /// A new private key (PKCS #8, PEM).
  public static func generate() -> String {
    P256.Signing.PrivateKey().pemRepresentation
  }

  /// The public key of a private one (SubjectPublicKeyInfo, PEM).
  ///
  /// - Throws: if the text is no private key of that kind.
  public static func publicKey(ofPrivateKey pem: String) throws -> String {
    try P256.Signing.PrivateKey(pemRepresentation: pem).publicKey.pemRepresentation
  }
}
