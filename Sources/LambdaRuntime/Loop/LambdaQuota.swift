/// What Lambda allows every function, whatever its settings (Lambda Developer Guide, "Lambda quotas").
public enum LambdaQuota {
  /// The most bytes of an answer to a synchronous invocation.
  ///
  /// The guide says 6 MB under "Invocation payload (request and response)". To the byte it is six mebibytes and 100,
  /// as the service says when it refuses an answer, and as its own Runtime Interface Emulator counts. All of the
  /// answer's JSON counts: for an HTTP API its other members too, and a body as it is after escapes or base64.
  public static let answerBytes = 6_291_556
}
