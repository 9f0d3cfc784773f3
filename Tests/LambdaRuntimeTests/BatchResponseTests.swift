import LambdaRuntime
import Testing

@Suite("Answers to batches")
struct BatchResponseTests {
  /// Every shape of an answer that AWS documents, with what it does then.
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let answer: String
    let meaning: BatchMeaning
    var sources: [BatchMeaning.Source] = [.sqs, .kinesis]

    var testDescription: String { name }
  }

  static let batch = ["101", "102", "103", "104"]

  /// Lambda Developer Guide: "Handling errors for an SQS event source in Lambda", "Implementing partial batch
  /// responses", "Success and failure conditions"
  /// (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html); and "Configuring partial batch
  /// response with Kinesis Data Streams and Lambda", "Success and failure conditions"
  /// (https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html). What only one of
  /// them lists is a row for that source alone.
  static let documented = [
    Row(name: "an empty list", answer: #"{"batchItemFailures":[]}"#, meaning: .success),
    Row(name: "a null list", answer: #"{"batchItemFailures":null}"#, meaning: .success),
    Row(name: "an empty answer", answer: "{}", meaning: .success),
    Row(name: "a null answer", answer: "null", meaning: .success),
    Row(name: "an invalid JSON answer", answer: "{", meaning: .failure, sources: [.sqs]),
    Row(
      name: "an empty string", answer: #"{"batchItemFailures":[{"itemIdentifier":""}]}"#, meaning: .failure),
    Row(name: "a null id", answer: #"{"batchItemFailures":[{"itemIdentifier":null}]}"#, meaning: .failure),
    Row(name: "a bad key name", answer: #"{"batchItemFailures":[{"id":"102"}]}"#, meaning: .failure),
    Row(
      name: "an id that does not exist", answer: #"{"batchItemFailures":[{"itemIdentifier":"999"}]}"#,
      meaning: .failure, sources: [.sqs]),
    Row(
      name: "one message", answer: #"{"batchItemFailures":[{"itemIdentifier":"102"}]}"#,
      meaning: .again(["102"]),
      sources: [.sqs]),
    Row(
      name: "two messages",
      answer: #"{"batchItemFailures":[{"itemIdentifier":"104"},{"itemIdentifier":"102"}]}"#,
      meaning: .again(["102", "104"]), sources: [.sqs]),
    Row(
      name: "one record: it and all after it",
      answer: #"{"batchItemFailures":[{"itemIdentifier":"102"}]}"#, meaning: .again(["102", "103", "104"]),
      sources: [.kinesis]),
    Row(
      name: "several records: from the lowest on",
      answer: #"{"batchItemFailures":[{"itemIdentifier":"104"},{"itemIdentifier":"103"}]}"#,
      meaning: .again(["103", "104"]), sources: [.kinesis]),
  ]

  @Test("The model reads every documented answer as documented", arguments: documented)
  func model(row: Row) {
    for source in row.sources {
      #expect(BatchMeaning(of: row.answer, for: Self.batch, from: source) == row.meaning)
    }
  }

  @Test("Nothing failed: the whole batch is done", arguments: [BatchMeaning.Source.sqs, .kinesis])
  func success(source: BatchMeaning.Source) {
    #expect(text(BatchResponse()) == #"{"batchItemFailures":[]}"#)
    #expect(meaning(BatchResponse(), source) == .success)
  }

  @Test("Messages that failed come again, and no others")
  func messages() {
    #expect(meaning(BatchResponse(failures: ["103", "101"]), .sqs) == .again(["101", "103"]))
    #expect(meaning(BatchResponse(failures: Self.batch), .sqs) == .again(Self.batch))
  }

  @Test("From a record that failed on, all come again")
  func records() {
    #expect(meaning(BatchResponse(failures: ["103"]), .kinesis) == .again(["103", "104"]))
    #expect(meaning(BatchResponse(failures: ["101"]), .kinesis) == .again(Self.batch))
  }

  @Test("An id is named once, and is escaped as JSON wants it")
  func writing() {
    #expect(
      text(BatchResponse(failures: ["a", "b", "a"]))
        == #"{"batchItemFailures":[{"itemIdentifier":"a"},{"itemIdentifier":"b"}]}"#)
    #expect(text(BatchResponse(failures: ["\""])) == #"{"batchItemFailures":[{"itemIdentifier":"\""}]}"#)
  }

  @Test("What failed without an id makes the whole batch come again, rather than count as done")
  func noID() {
    #expect(meaning(BatchResponse(failures: [""]), .sqs) == .failure)
    #expect(meaning(BatchResponse(failures: [""]), .kinesis) == .failure)
  }

  private func text(_ response: BatchResponse) -> String { String(decoding: response.json, as: UTF8.self) }

  private func meaning(_ response: BatchResponse, _ source: BatchMeaning.Source) -> BatchMeaning {
    BatchMeaning(of: text(response), for: Self.batch, from: source)
  }
}
