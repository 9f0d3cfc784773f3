"""HTTP by hand, for clients that are slow, oversized or rude on purpose."""

import json
import pathlib
import socket


class RawClient:
    """One connection, byte by byte."""

    def __init__(self, shop, timeout=90):
        self.shop = shop
        self.socket = socket.create_connection(("127.0.0.1", shop.port), timeout=timeout)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.file = self.socket.makefile("rb")

    def send(self, data):
        """Sends; false once the other side has hung up."""
        try:
            self.socket.sendall(data)
            return True
        except OSError:
            return False

    def send_order(self, order, cut=None):
        """Sends an order's request, all but the part of its body after `cut`, which is returned."""
        body = json.dumps(order).encode()
        head = (f"POST /orders HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n"
                f"content-length: {len(body)}\r\n\r\n").encode()
        self.send(head + body[:cut])
        return body[cut:] if cut is not None else b""

    def answer(self):
        """The next answer's status and headers and body; None if the other side hung up first."""
        try:
            line = self.file.readline()
        except ConnectionError:
            return None
        if not line:
            return None
        status = int(line.split()[1])
        headers = {}
        while (line := self.file.readline()) not in (b"\r\n", b""):
            name, _, value = line.decode().partition(":")
            headers[name.lower()] = value.strip()
        return status, headers, self.file.read(int(headers.get("content-length", 0)))

    def hung_up(self, within):
        """Whether the other side hangs up in time, whatever it says before."""
        self.socket.settimeout(within)
        try:
            while self.socket.recv(65536):
                continue
            return True
        except ConnectionError:
            return True
        except TimeoutError:
            return False

    def is_read(self):
        """Whether the server has taken everything out of its receive buffer."""
        mine, its = self.socket.getsockname()[1], self.shop.port
        for line in pathlib.Path("/proc/net/tcp").read_text().splitlines()[1:]:
            fields = line.split()
            local, remote = (int(fields[index].split(":")[1], 16) for index in (1, 2))
            if (local, remote) == (its, mine):
                return int(fields[4].split(":")[1], 16) == 0
        return False

    def hang_up(self):
        """Ends the connection, also for whoever is reading from it."""
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()

    def close(self):
        # The socket stays open for as long as somebody may read from it.
        self.file.close()
        self.socket.close()
