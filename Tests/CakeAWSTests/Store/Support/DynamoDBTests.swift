import Testing

/// Against a table that others play, as `serverless.yml` describes it. Set `CAKE_TEST_PYTHON` to a Python that has
/// moto. One after the other: the server handles one request at a time as it is.
@Suite(
  "The DynamoDB backend", .enabled(if: TableServer.python != nil), .tableServer, .serialized,
  .timeLimit(.minutes(10)))
enum DynamoDBTests {}
