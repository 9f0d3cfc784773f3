extension OrderID {
  /// The order that a message is about, with whose id its own begins (``Message/id``); nil for the id of anything else.
  public init?(ofMessage id: String) {
    self.init(id.prefix { $0 != "_" })
  }
}
