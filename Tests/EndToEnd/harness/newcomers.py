"""Clients that open a new connection for each request, as a reverse proxy without keep-alive does."""

import socket
import threading

REQUEST = b"GET /cakes HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n"


class Newcomers:
    """So many clients, each asking over one connection after another until the shop listens no more."""

    def __init__(self, shop, count):
        self.port = shop.port
        self.answered = 0
        self.broken = []
        self._lock = threading.Lock()
        self._threads = [threading.Thread(target=self._ask_on_and_on, daemon=True) for _ in range(count)]
        for thread in self._threads:
            thread.start()

    def wait(self, within=30):
        """Waits until nobody can connect any more."""
        for thread in self._threads:
            thread.join(within)
            assert not thread.is_alive(), "somebody still waits for an answer"

    def _ask_on_and_on(self):
        while True:
            with socket.socket() as connection:
                connection.settimeout(15)
                try:
                    connection.connect(("127.0.0.1", self.port))
                except OSError:
                    return  # Who never was connected knows that nothing was asked.
                outcome = self._ask(connection)
            with self._lock:
                if outcome is None:
                    self.answered += 1
                else:
                    self.broken.append(outcome)

    @staticmethod
    def _ask(connection):
        """What went wrong with a request over a connection; nothing if it was answered whole."""
        answer = b""
        try:
            connection.sendall(REQUEST)
            while part := connection.recv(65536):
                answer += part
        except TimeoutError:
            return "no answer in time"
        except ConnectionError as error:
            return f"{type(error).__name__} after {len(answer)} bytes"
        if not answer:
            return "hung up without an answer"
        head, _, body = answer.partition(b"\r\n\r\n")
        length = next((int(line.split(b":")[1]) for line in head.split(b"\r\n")
                       if line.lower().startswith(b"content-length:")), None)
        if not head.startswith(b"HTTP/1.1 200") or length != len(body):
            return f"half an answer: {answer[:60]}"
        return None
