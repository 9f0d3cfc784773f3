"""Peers of the shop that are in trouble, on a port of the loopback address: a mail server's or a company's."""

import selectors
import socket
import struct
import threading
import time

KINDS = ("hangs", "refuses", "drips", "resets")


class TroubledPeer:
    """`hangs`: takes connections and never speaks. `refuses`: nobody listens there. `drips`: speaks, a byte a second.
    `resets`: cuts every connection off. What it does can be changed to another kind while it runs."""

    def __init__(self, kind, greeting=b"220 an endless greeting, which has no end of its own"):
        self.kind = kind
        self.calls = 0
        self._greeting = greeting
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.port = self._listener.getsockname()[1]
        self._stopped = threading.Event()
        if kind == "refuses":
            # The port stays taken and nobody listens: not another program that starts meanwhile.
            self._listener.close()
            self._listener = socket.socket()
            self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            self._listener.bind(("127.0.0.1", self.port))
            return
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self):
        self._stopped.set()
        self._listener.close()

    def _serve(self):
        selector = selectors.DefaultSelector()
        selector.register(self._listener, selectors.EVENT_READ)
        kept, dripped = [], time.monotonic()
        while not self._stopped.is_set():
            for _ in selector.select(0.2):
                try:
                    connection, _ = self._listener.accept()
                except OSError:
                    return
                self.calls += 1
                if self.kind == "resets":
                    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    connection.close()
                else:
                    kept.append([connection, 0])
            if self.kind == "drips" and time.monotonic() - dripped >= 1:
                dripped = time.monotonic()
                kept = [item for item in kept if self._drip(item)]
        for connection, _ in kept:
            connection.close()

    def _drip(self, item):
        connection, position = item
        try:
            connection.sendall(self._greeting[position:position + 1])
        except OSError:
            connection.close()
            return False
        item[1] = (position + 1) % len(self._greeting)
        return True
