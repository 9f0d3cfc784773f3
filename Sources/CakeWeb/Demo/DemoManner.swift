/// What a demo's delivery company does with requests. The raw value is what forms say.
public enum DemoManner: String, Sendable, CaseIterable {
  /// Takes them, and reports each delivery after a moment.
  case delivering
  /// Takes them, and leaves it to people to report the delivery.
  case silent
  /// Says that it is too busy (`503`): the shop tries again.
  case busy
  /// Says that it is gone for good (`410`): the shop disables it.
  case gone
}
