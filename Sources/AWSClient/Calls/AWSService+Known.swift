extension AWSService {
  /// Amazon DynamoDB.
  public static let dynamoDB = AWSService(
    endpointPrefix: "dynamodb", signingName: "dynamodb", settingName: "DYNAMODB")

  /// Amazon Kinesis Data Streams.
  public static let kinesis = AWSService(
    endpointPrefix: "kinesis", signingName: "kinesis", settingName: "KINESIS")

  /// Amazon Simple Queue Service.
  public static let sqs = AWSService(endpointPrefix: "sqs", signingName: "sqs", settingName: "SQS")

  /// Amazon Simple Email Service, API version 2.
  public static let ses = AWSService(endpointPrefix: "email", signingName: "ses", settingName: "SESV2")

  /// AWS Systems Manager, for its Parameter Store.
  public static let ssm = AWSService(endpointPrefix: "ssm", signingName: "ssm", settingName: "SSM")
}
