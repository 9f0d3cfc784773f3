import Testing

/// Against a table that others play, as `serverless.yml` describes it. One after the other: the server handles one
/// request at a time as it is.
@Suite("The DynamoDB backend", .moto, .serialized, .timeLimit(.minutes(10)))
enum DynamoDBTests {}
