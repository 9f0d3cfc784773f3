import Foundation
import Testing

/// An SMTP server that others wrote: Python's aiosmtpd, on a free loopback port, with the extensions a test
/// asks for. Its certificate is made for it and trusted by nobody.
final class PythonServer {
  /// The Python that has aiosmtpd, if this machine has one.
  static let python = ProcessInfo.processInfo.environment["CAKE_TEST_PYTHON"]

  /// How the server protects its connections.
  enum Protection: String {
    case none, startTLS, implicitTLS
  }

  let port: Int
  private let process = Process()
  private let folder = URL(fileURLWithPath: NSTemporaryDirectory() + "smtp-\(UUID().uuidString)")

  /// The PEM file of the certificate.
  var certificate: String { folder.path + "/certificate.pem" }

  init(
    _ protection: Protection, passwords: [String: String] = [:], takesUTF8: Bool = true,
    refusesSenders: Bool = false
  ) throws {
    port = try Loopback.freePort()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Self.makeCertificate(in: folder)
    process.executableURL = URL(fileURLWithPath: try #require(Self.python))
    let users = passwords.map { "\($0.key)=\($0.value)" }
    process.arguments =
      [
        "-c", Self.program, folder.path, String(port), protection.rawValue, takesUTF8 ? "utf8" : "",
        refusesSenders ? "refuses" : "",
      ] + users
    process.standardError = FileHandle.nullDevice
    try process.run()
    let deadline = Date.now + 20
    while !Loopback.answers(port) {
      guard Date.now < deadline, process.isRunning else { throw POSIXError(.ETIMEDOUT) }
      Thread.sleep(forTimeInterval: 0.02)
    }
  }

  deinit {
    // A child of a dispatch thread inherits that SIGTERM is blocked.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try? FileManager.default.removeItem(at: folder)
  }

  /// What arrived, as Python's email module reads it: recipient, subject, name and both texts.
  func received() throws -> [[String]] {
    let lines = try String(contentsOf: folder.appending(path: "received"), encoding: .utf8).split(
      separator: "\n")
    return try lines.map { try JSONDecoder().decode([String].self, from: Data($0.utf8)) }
  }

  private static func makeCertificate(in folder: URL) throws {
    let openssl = Process()
    openssl.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    openssl.arguments = [
      "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
      "-addext", "subjectAltName=DNS:localhost", "-keyout", folder.path + "/key.pem",
      "-out", folder.path + "/certificate.pem",
    ]
    openssl.standardError = FileHandle.nullDevice
    try openssl.run()
    openssl.waitUntilExit()
  }

  private static let program = """
    import email, email.policy, email.utils, json, ssl, sys, time
    from aiosmtpd.controller import Controller
    from aiosmtpd.smtp import AuthResult
    from email.header import decode_header, make_header

    folder, port, protection, utf8, refuses, *users = sys.argv[1:]
    passwords = dict(user.split("=", 1) for user in users)

    class Handler:
        async def handle_MAIL(self, server, session, envelope, address, options):
            if refuses:
                return "550 5.7.1 sender refused"
            envelope.mail_from = address
            envelope.mail_options.extend(options)
            return "250 ok"

        async def handle_DATA(self, server, session, envelope):
            message = email.message_from_bytes(envelope.content, policy=email.policy.default)
            assert not message.defects, message.defects
            # The newer parser keeps the space between two encoded words of a name, against RFC 2047.
            header = email.message_from_bytes(envelope.content)["to"]
            name = str(make_header(decode_header(email.utils.parseaddr(header)[0])))
            texts = [part.get_content().replace("\\r\\n", "\\n") for part in message.iter_parts()]
            with open(folder + "/received", "a") as file:
                print(json.dumps([envelope.rcpt_tos[0], message["subject"], name, *texts]), file=file)
            return "250 ok"

    def check(server, session, envelope, mechanism, data):
        user, password = data.login.decode(), data.password.decode()
        return AuthResult(success=passwords.get(user) == password)

    options = {"decode_data": False, "enable_SMTPUTF8": bool(utf8)}
    if passwords:
        options |= {"authenticator": check, "auth_required": True, "auth_require_tls": protection == "startTLS"}
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(folder + "/certificate.pem", folder + "/key.pem")
    if protection == "startTLS":
        options |= {"tls_context": context, "require_starttls": True}
    server = Controller(
        Handler(), hostname="127.0.0.1", port=int(port),
        ssl_context=context if protection == "implicitTLS" else None, **options)
    server.start()
    time.sleep(600)
    """
}
