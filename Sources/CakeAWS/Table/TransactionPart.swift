/// One item's part of a transaction. DynamoDB allows each item one.
enum TransactionPart: Sendable, Hashable {
  case update(TableUpdate)
  case check(TableCheck)
}
