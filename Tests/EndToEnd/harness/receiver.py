"""A delivery company's server: receives webhooks and checks them with the `standardwebhooks` library."""

import base64
import json
import secrets
import threading
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from standardwebhooks.webhooks import Webhook, WebhookVerificationError


def new_secret():
    return "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()


@dataclass
class Received:
    """One request, as it came."""

    path: str
    headers: dict
    body: bytes
    verified: bool

    @property
    def id(self):
        return self.headers.get("webhook-id")

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def type(self):
        return self.json.get("type")

    @property
    def order(self):
        return self.json["data"]["orderId"]


@dataclass
class Answer:
    """What the company answers; `after` is an event to wait for first."""

    status: int = 204
    headers: tuple = ()
    after: threading.Event = None


class Receiver:
    """Listens on a free port of the loopback address; `behaviour(received)` gives the answer."""

    def __init__(self, port=0, secrets=None):
        self.secrets = secrets or [new_secret()]
        self.behaviour = lambda received: Answer()
        self.received = []
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", port), _handler(self))
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self._server.server_address[1]}/"

    @property
    def secret(self):
        return self.secrets[0]

    def about(self, order, type=None):
        """What came about an order, oldest first."""
        with self._lock:
            found = [item for item in self.received if item.order == order]
        return [item for item in found if type in (None, item.type)]

    def take(self, path, headers, body):
        item = Received(path, headers, body, self._verify(headers, body))
        with self._lock:
            self.received.append(item)
        return self.behaviour(item)

    def _verify(self, headers, body):
        for secret in self.secrets:
            try:
                Webhook(secret).verify(body, headers)
                return True
            except WebhookVerificationError:
                continue
        return False

    def close(self):
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def handle_error(self, request, client_address):
        """A sender that was killed leaves broken connections, which is what some tests do."""


def _handler(receiver):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_POST(self):
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            headers = {name.lower(): value for name, value in self.headers.items()}
            answer = receiver.take(self.path, headers, body)
            if answer.after is not None:
                answer.after.wait(60)
            self.send_response(answer.status)
            for name, value in answer.headers:
                self.send_header(name, value)
            self.send_header("content-length", "0")
            self.end_headers()

        def do_GET(self):
            receiver.take(self.path, {}, b'{"type": "GET", "data": {"orderId": null}}')
            self.send_error(405)

        def log_message(self, *arguments):
            """The tests speak through their own failures."""

    return Handler
