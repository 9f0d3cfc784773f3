"""A stand-in for AWS that always answers the same at once, so that only the functions are measured.

Prints `ready: <address>`, and answers every call of DynamoDB and Kinesis that placing an order makes; anything else
is a 400. Counts the calls, and tells them at `GET /calls`.
"""

import asyncio
import collections
import json

ANSWERS = {
    "DynamoDB_20120810.TransactWriteItems": b"{}",
    "DynamoDB_20120810.UpdateItem": b"{}",
    "DynamoDB_20120810.GetItem": b"{}",
    "Kinesis_20131202.PutRecord":
        b'{"SequenceNumber":"49590338271490256608559692538361571095921575989136588898",'
        b'"ShardId":"shardId-000000000000"}',
}
calls = collections.Counter()


async def serve(reader, writer):
    writer.transport.set_write_buffer_limits(0)
    try:
        while True:
            head = await reader.readuntil(b"\r\n\r\n")
            first, *lines = head.decode("latin-1").split("\r\n")
            headers = {}
            for line in lines:
                name, _, value = line.partition(":")
                headers[name.strip().lower()] = value.strip()
            await reader.readexactly(int(headers.get("content-length", 0)))
            status, body = answer(first, headers.get("x-amz-target", ""))
            kind = "application/x-amz-json-1.0"
            writer.write(
                f"HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {len(body)}\r\n"
                f"x-amzn-requestid: 0\r\n\r\n".encode() + body)
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


def answer(first, target):
    if first.startswith("GET /calls "):
        return "200 OK", json.dumps(calls).encode()
    calls[target] += 1
    if target in ANSWERS:
        return "200 OK", ANSWERS[target]
    return "400 Bad Request", b'{"__type":"UnknownOperationException"}'


async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    host, port = server.sockets[0].getsockname()
    print(f"ready: http://{host}:{port}", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
