/// What the process ends with. Wrong usage is 64, as ArgumentParser has it from `sysexits.h`.
enum CommandStatus: Int32 {
  /// Something did not work: no connection, a fault in the settings, a server error.
  case failure = 1
  /// The shop understood and said no (`4xx`).
  case refused = 2
}
