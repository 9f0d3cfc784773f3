import ArgumentParser

/// What commands take that a customer can use.
struct CustomerOptions: ParsableArguments {
  @Option(
    name: .long,
    help: "The order's tracking token, to act as its customer; otherwise CAKE_TOKEN's owner acts.")
  var trackingToken: String?
}
