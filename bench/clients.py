"""Clients of HTTP/1.1 that keep their connection and their cookies, and think before they ask again."""

import asyncio
import re
import time
import urllib.parse


class Refused(Exception):
    """An answer that was not wanted, or none."""


class Client:
    """One client at an address of its own on the loopback network, as the shop caps what one address may have."""

    def __init__(self, host, port, index, measured):
        self.host, self.port, self.measured = host, port, measured
        self.local = f"127.1.{index // 250}.{index % 250 + 1}"
        self.reader = self.writer = None
        self.cookies = {}

    async def ask(self, kind, path, form=None, json=None, headers=(), wanted=(200,)):
        """Asks, and notes how long it took until the whole answer was read: the status, the headers, the body."""
        begin = time.perf_counter()
        try:
            answer = await asyncio.wait_for(self._ask(path, form, json, headers), 30)
            if answer[0] not in wanted:
                raise Refused(f"{answer[0]} {answer[2][:200]!r}")
        except (OSError, EOFError, asyncio.TimeoutError, Refused) as error:
            self.close()
            self.measured.fault(kind, f"{path.partition('?')[0]}: {error!r}")
            raise Refused(path) from error
        finally:
            self.measured.took(kind, time.perf_counter() - begin)
        return answer

    async def _ask(self, path, form, json, headers):
        await self.send(path, form, json, headers)
        status, fields = await self.head()
        if "chunked" in fields.get("transfer-encoding", ""):
            body = b"".join([chunk async for chunk in self.chunks()])
        else:
            body = await self.reader.readexactly(int(fields.get("content-length", 0)))
        if fields.get("connection") == "close":
            self.close()
        return status, fields, body

    async def send(self, path, form=None, json=None, headers=()):
        if self.reader is None or self.reader.at_eof():
            self.close()
            self.reader, self.writer = await asyncio.open_connection(
                self.host, self.port, local_addr=(self.local, 0), limit=1 << 20)
        body = json if json is not None else b"" if form is None else urllib.parse.urlencode(form).encode()
        lines = [f"{'GET' if form is None and json is None else 'POST'} {path} HTTP/1.1",
                 f"host: {self.host}:{self.port}", *(f"{name}: {value}" for name, value in headers)]
        if not any(name == "accept" for name, _ in headers):
            lines.append("accept: text/html" if json is None else "accept: application/json")
        if self.cookies:
            lines.append("cookie: " + "; ".join(f"{name}={value}" for name, value in self.cookies.items()))
        if form is not None or json is not None:
            kind = "application/json" if json is not None else "application/x-www-form-urlencoded"
            lines += [f"content-type: {kind}", f"content-length: {len(body)}"]
        self.writer.write("\r\n".join([*lines, "", ""]).encode() + body)

    async def head(self):
        first, *lines = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        fields = {}
        for line in lines:
            name, _, value = line.partition(": ")
            fields[name.lower()] = value
            if name.lower() == "set-cookie" and (cookie := re.match(r"([^=]+)=([^;]*)", value)):
                self.cookies[cookie[1]] = cookie[2]
        return int(first.split()[1]), fields

    async def chunks(self):
        while size := int((await self.reader.readline()).split(b";")[0], 16):
            yield (await self.reader.readexactly(size + 2))[:-2]
        await self.reader.readline()

    def close(self):
        if self.writer:
            self.writer.close()
        self.reader = self.writer = None
