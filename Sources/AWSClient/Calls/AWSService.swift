/// A service of AWS, by the names that endpoints, signatures and settings have for it.
public struct AWSService: Sendable, Hashable {
  /// The first part of its host: `dynamodb` in `dynamodb.eu-central-1.amazonaws.com`.
  public let endpointPrefix: String
  /// Its name in the credential scope of a signature.
  public let signingName: String
  /// What ends the name of the variable that moves its endpoint, as in `AWS_ENDPOINT_URL_DYNAMODB`.
  public let settingName: String

  /// A service by its names.
  public init(endpointPrefix: String, signingName: String, settingName: String) {
    self.endpointPrefix = endpointPrefix
    self.signingName = signingName
    self.settingName = settingName
  }
}
