"""Whoever the shop sends to: an SMTP server that takes every email, and a delivery company's webhook.

Prints `ready: <port of SMTP> <port of HTTP>`, and counts nothing: that all came to rest is asked of the shop.
"""

import asyncio
import contextlib
import re


async def mail(reader, writer):
    with contextlib.suppress(EOFError, ConnectionError):
        writer.write(b"220 ready\r\n")
        while line := await reader.readline():
            verb = line[:4].upper().strip()
            if verb == b"DATA":
                writer.write(b"354 go on\r\n")
                await reader.readuntil(b"\r\n.\r\n")
            if verb == b"QUIT":
                writer.write(b"221 bye\r\n")
                break
            writer.write(b"250 ok\r\n" if verb != b"DATA" else b"250 kept\r\n")
    writer.close()


async def webhook(reader, writer):
    with contextlib.suppress(EOFError, ConnectionError):
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            await reader.readexactly(int(re.search(rb"(?i)content-length: *(\d+)", head)[1]))
            writer.write(b"HTTP/1.1 204 No Content\r\n\r\n")
    writer.close()


async def main():
    servers = [await asyncio.start_server(serve, "127.0.0.1", 0, limit=1 << 22) for serve in (mail, webhook)]
    print("ready:", *(server.sockets[0].getsockname()[1] for server in servers), flush=True)
    await asyncio.gather(*(server.serve_forever() for server in servers))


if __name__ == "__main__":
    asyncio.run(main())
