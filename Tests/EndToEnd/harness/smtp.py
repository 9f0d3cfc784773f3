"""A real SMTP server (`aiosmtpd`), with or without TLS and a login."""

import asyncio
import ssl
import threading

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from harness import mailbox


class SMTPServer:
    """Keeps what it is sent; `reply(email)` may refuse an email by returning an SMTP reply. Takes `pause` seconds over
    each."""

    def __init__(self, certificate=None, implicit_tls=False, login=None, require_starttls=False, port=0):
        self.pause = 0
        self.begun = 0
        self.emails = []
        self.envelopes = []
        self.logins = []
        self.over_tls = []
        self.reply = lambda email: None
        self.login = login
        self._lock = threading.Lock()
        context = None
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate.chain, certificate.key)
        options = {"hostname": "127.0.0.1", "port": port, "ready_timeout": 10}
        if implicit_tls:
            options["ssl_context"] = context
        elif context is not None:
            options.update(tls_context=context, require_starttls=require_starttls)
        if login is not None:
            # Over implicit TLS the library does not know by itself that the line is encrypted.
            options.update(
                authenticator=self._authenticate, auth_required=True, auth_require_tls=not implicit_tls)
        self._controller = _FreePortController(self, **options)
        self._controller.start()

    @property
    def port(self):
        return self._controller.port

    def _authenticate(self, server, session, envelope, mechanism, data):
        if not isinstance(data, LoginPassword):
            return AuthResult(success=False, handled=False)
        given = (data.login.decode(), data.password.decode())
        self.logins.append(given)
        return AuthResult(success=given == self.login)

    async def handle_DATA(self, server, session, envelope):
        self.begun += 1
        await asyncio.sleep(self.pause)
        email = mailbox.parse(envelope.content)
        refusal = self.reply(email)
        if refusal:
            return refusal
        with self._lock:
            self.emails.append(email)
            self.envelopes.append((envelope.mail_from, tuple(envelope.rcpt_tos)))
            self.over_tls.append(session.ssl is not None)
        return "250 kept"

    def to(self, address):
        with self._lock:
            return [email for email in self.emails if mailbox.is_to(email, address)]

    def close(self):
        if self._controller is not None:
            self._controller.stop()
            self._controller = None


class _FreePortController(Controller):
    """Listens on any free port, which the library's self-test must be told."""

    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()
