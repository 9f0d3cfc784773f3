/// An operation of a service that speaks AWS JSON: a POST whose `X-Amz-Target` names what is to be done.
public struct AWSOperation: Sendable, Hashable {
  /// The version of the protocol, as in `application/x-amz-json-1.0`.
  public enum JSONVersion: String, Sendable {
    /// Version 1.0: DynamoDB, SQS.
    case v1_0 = "1.0"
    /// Version 1.1: Kinesis, Systems Manager.
    case v1_1 = "1.1"
  }

  /// Whose operation it is.
  public let service: AWSService
  /// The value of `X-Amz-Target`, such as `DynamoDB_20120810.PutItem`.
  public let target: String
  /// The version of the protocol that the service speaks.
  public let jsonVersion: JSONVersion

  /// An operation by its target.
  public init(service: AWSService, target: String, jsonVersion: JSONVersion) {
    self.service = service
    self.target = target
    self.jsonVersion = jsonVersion
  }

  /// The operation's own name: `PutItem` in `DynamoDB_20120810.PutItem`.
  public var name: String {
    target.lastIndex(of: ".").map { String(target[target.index(after: $0)...]) } ?? target
  }

  /// An operation of DynamoDB, such as `PutItem`.
  public static func dynamoDB(_ name: String) -> AWSOperation {
    AWSOperation(service: .dynamoDB, target: "DynamoDB_20120810." + name, jsonVersion: .v1_0)
  }

  /// An operation of Kinesis Data Streams, such as `PutRecord`.
  public static func kinesis(_ name: String) -> AWSOperation {
    AWSOperation(service: .kinesis, target: "Kinesis_20131202." + name, jsonVersion: .v1_1)
  }

  /// An operation of SQS, such as `SendMessage`.
  public static func sqs(_ name: String) -> AWSOperation {
    AWSOperation(service: .sqs, target: "AmazonSQS." + name, jsonVersion: .v1_0)
  }

  /// An operation of Systems Manager, such as `GetParameters`.
  public static func ssm(_ name: String) -> AWSOperation {
    AWSOperation(service: .ssm, target: "AmazonSSM." + name, jsonVersion: .v1_1)
  }
}
