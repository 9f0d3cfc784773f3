extension Duration {
  /// Whole seconds, never less than the duration.
  var roundedUpToSeconds: Int {
    let (seconds, attoseconds) = components
    return Int(seconds) + (attoseconds > 0 ? 1 : 0)
  }
}
