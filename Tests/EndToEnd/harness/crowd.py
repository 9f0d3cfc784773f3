"""Many clients at once, each with a connection of its own, who ask for different things."""

import asyncio
import json


class Silence(AssertionError):
    """Somebody was not answered."""


class Request:
    """One of the things to ask for."""

    def __init__(self, kind, path, status=200, method="GET", headers=None, body=None):
        self.kind = kind
        self.path = path
        self.status = status
        self.method = method
        self.headers = headers or {}
        self.body = body

    def bytes(self):
        body = self.body() if callable(self.body) else self.body
        content = b"" if body is None else json.dumps(body).encode()
        fields = {"host": "127.0.0.1", "content-length": str(len(content)), **self.headers}
        if content:
            fields["content-type"] = "application/json"
        head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
        return f"{self.method} {self.path} HTTP/1.1\r\n{head}\r\n".encode() + content


async def _answer(reader):
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    fields = dict(line.lower().split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
    if "chunked" in fields.get("transfer-encoding", ""):
        while (size := int((await reader.readline()).split(b";")[0], 16)) > 0:
            await reader.readexactly(size + 2)
        await reader.readline()
    else:
        await reader.readexactly(int(fields.get("content-length", 0)))
    return int(head.split()[1])


async def _client(port, requests, within, wrong):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        for request in requests:
            writer.write(request.bytes())
            try:
                status = await asyncio.wait_for(_answer(reader), within)
            except (TimeoutError, asyncio.TimeoutError):
                raise Silence(f"{request.method} {request.path} was not answered within {within} s") from None
            if status != request.status:
                wrong.append(f"{request.kind}: {status}")
    finally:
        writer.close()


def ask(port, chosen, within=20):
    """Has each client make its requests one after the other, all clients at once; what was answered otherwise than
    expected."""
    wrong = []

    async def everybody():
        results = await asyncio.gather(
            *(_client(port, requests, within, wrong) for requests in chosen), return_exceptions=True)
        for result in results:
            if isinstance(result, BaseException):
                raise result

    asyncio.run(everybody())
    return wrong
