"""Stands between the functions and the stand-in for AWS: notes every call, and makes some go wrong.

Rules say which calls, and how: refused as throttled, failed with a 5xx, carried out but never answered, broken off
before they arrive, held back, or refused because another transaction is at work.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from aiohttp import web

from aws_local.aws import ACCOUNT
from aws_local.calls import Call, Permission, read_call

# The code that each service throttles with, and its status. Sources: the API references' common and own errors.
_THROTTLES = {
    "dynamodb": (400, "com.amazonaws.dynamodb.v20120810#ThrottlingException"),
    "kinesis": (400, "ProvisionedThroughputExceededException"),
    "sqs": (403, "com.amazonaws.sqs#RequestThrottled"),
    "ssm": (400, "ThrottlingException"),
    "ses": (429, "TooManyRequestsException"),
}
_FAILURES = {
    "dynamodb": (500, "com.amazonaws.dynamodb.v20120810#InternalServerError"),
    "kinesis": (500, "InternalFailure"),
    "sqs": (500, "com.amazonaws.sqs#InternalError"),
    "ssm": (500, "InternalServerError"),
    "ses": (503, "ServiceUnavailable"),
}

_REMEMBERED = 50_000


@dataclass
class Fault:
    """A rule: which calls go wrong, how, and how often."""

    kind: str
    """`throttle`, `failure`, `lost` (done, not answered), `broken` (not done, not answered), `hold`, `conflict`, or
    `refuse` with an error's code."""
    service: str | None = None
    action: str | None = None
    function: str | None = None
    matches: Callable[[Call], bool] = lambda call: True
    skip: int = 0
    """How many matching calls pass first."""
    times: int | None = None
    """How many go wrong; None is all of them."""
    code: str = ""
    """The error that `refuse` answers, with status 400."""
    seconds: float = 0.0
    """How long `hold` holds, unless it is let go earlier."""
    met: int = 0
    """How many calls went wrong so far."""
    hit: threading.Event = field(default_factory=threading.Event)
    """Set as soon as one went wrong."""

    def takes(self, call: Call, function: str | None) -> bool:
        """Whether this call goes wrong; counts it."""
        if self.service not in (None, call.service) or self.action not in (None, call.action):
            return False
        if self.function not in (None, function) or not self.matches(call):
            return False
        if self.skip > 0:
            self.skip -= 1
            return False
        if self.times is not None and self.met >= self.times:
            return False
        self.met += 1
        self.hit.set()
        return True


@dataclass(frozen=True)
class Recorded:
    """A call and what came of it."""

    function: str | None
    call: Call
    status: int | None
    """None if it was broken off."""
    fault: str | None
    answer: bytes = b""


class Proxy:
    """Forwards calls; may be used from any thread but for `application`, which its event loop serves."""

    def __init__(self, upstream: str) -> None:
        self._upstream = upstream
        self._lock = threading.Lock()
        self._faults: list[Fault] = []
        self._records: deque[Recorded] = deque(maxlen=_REMEMBERED)
        self._emails: list[Recorded] = []
        self._used: dict[str, set[Permission]] = {}
        self._functions: dict[str, str] = {}
        self._stream_of: dict[str, str] = {}
        self._session: aiohttp.ClientSession | None = None
        self._dynamodb = asyncio.Lock()
        self.sent: Callable[[str, str | None], None] = lambda name, shard: None
        """Told the name of a stream or queue to which something was sent, and the shard if it is one."""

    def know(self, access_key: str, function: str) -> None:
        """Whose calls are signed with this key."""
        with self._lock:
            self._functions[access_key] = function

    def add(self, fault: Fault) -> Fault:
        with self._lock:
            self._faults.append(fault)
        return fault

    def remove(self, fault: Fault) -> None:
        with self._lock:
            if fault in self._faults:
                self._faults.remove(fault)

    def records(self, function: str | None = None) -> list[Recorded]:
        with self._lock:
            return [record for record in self._records if function in (None, record.function)]

    def emails(self) -> list[Recorded]:
        """The calls by which SES took an email, oldest first."""
        with self._lock:
            return list(self._emails)

    def used(self, function: str) -> frozenset[Permission]:
        """All permissions that a function's calls needed so far, whatever came of the calls."""
        with self._lock:
            return frozenset(self._used.get(function, ()))

    def application(self) -> web.Application:
        application = web.Application(client_max_size=20 * 1024 * 1024)
        application.router.add_route("*", "/{path:.*}", self._forward)
        application.cleanup_ctx.append(self._with_session)
        return application

    async def _with_session(self, _: web.Application) -> Any:
        # Its own sockets, with nothing kept that the server may have closed: a retry would count as a second call.
        connector = aiohttp.TCPConnector(limit=0, force_close=True)
        async with aiohttp.ClientSession(connector=connector, auto_decompress=False) as session:
            self._session = session
            yield

    async def _forward(self, request: web.Request) -> web.StreamResponse:
        body = await request.read()
        headers = {name.lower(): value for name, value in request.headers.items()}
        call = read_call(request.method, request.path, headers, body)
        with self._lock:
            function = self._functions.get(call.access_key)
            fault = next((fault for fault in self._faults if fault.takes(call, function)), None)
        if fault is not None and fault.kind in ("throttle", "failure", "conflict", "refuse"):
            status, answer = _refusal(fault, call)
            self._note(Recorded(function, call, status, fault.kind, answer))
            return _error_response(status, answer)
        if fault is not None and fault.kind == "broken":
            self._note(Recorded(function, call, None, fault.kind))
            return self._break_off(request)
        if fault is not None and fault.kind == "hold":
            await asyncio.sleep(fault.seconds)
            if request.transport is None or request.transport.is_closing():
                self._note(Recorded(function, call, None, fault.kind))
                return web.Response(status=499)
        return await self._pass_on(request, function, call, body, fault)

    async def _pass_on(
        self, request: web.Request, function: str | None, call: Call, body: bytes, fault: Fault | None,
    ) -> web.StreamResponse:
        assert self._session is not None
        headers = {name: value for name, value in request.headers.items() if name.lower() != "connection"}
        # Transactions of `moto` are not isolated from anything that runs beside them; DynamoDB's are.
        alone = self._dynamodb if call.service == "dynamodb" else contextlib.nullcontext()
        async with alone, self._session.request(
                request.method, self._upstream + request.raw_path, data=body, headers=headers) as answer:
            content = await answer.read()
            self._note(Recorded(function, call, answer.status, fault.kind if fault else None, content))
            self._learn(call, answer.status, content)
            if fault is not None and fault.kind == "lost":
                return self._break_off(request)
            response = web.Response(status=answer.status, body=content)
            for name, value in answer.headers.items():
                if name.lower() not in ("content-length", "transfer-encoding", "connection", "date", "server"):
                    response.headers[name] = value
            return response

    def _break_off(self, request: web.Request) -> web.StreamResponse:
        if request.transport is not None:
            request.transport.abort()
        return web.Response(status=499)

    def _note(self, record: Recorded) -> None:
        with self._lock:
            self._records.append(record)
            if record.call.action == "SendEmail" and record.status == 200:
                self._emails.append(record)
            if record.function is not None:
                used = self._used.setdefault(record.function, set())
                used |= record.call.permissions(ACCOUNT, self._stream_of)

    def _learn(self, call: Call, status: int, content: bytes) -> None:
        if status != 200:
            return
        if call.service == "kinesis" and call.action in ("GetShardIterator", "GetRecords"):
            answer = json.loads(content)
            iterator = answer.get("ShardIterator") or answer.get("NextShardIterator")
            with self._lock:
                stream = call.stream or self._stream_of.get(call.body.get("ShardIterator", ""))
                if iterator and stream:
                    self._stream_of[iterator] = stream
        elif call.service == "kinesis" and call.action in ("PutRecord", "PutRecords"):
            self.sent(call.stream or "", json.loads(content).get("ShardId"))
        elif call.service == "sqs" and call.action in ("SendMessage", "SendMessageBatch", "ChangeMessageVisibility"):
            self.sent(call.queue or "", None)


def _refusal(fault: Fault, call: Call) -> tuple[int, bytes]:
    if fault.kind == "refuse":
        return 400, json.dumps({"__type": fault.code, "message": "injected"}).encode()
    if fault.kind == "conflict":
        code = "com.amazonaws.dynamodb.v20120810#"
        if call.action != "TransactWriteItems":
            return 400, json.dumps({"__type": code + "TransactionConflictException"}).encode()
        reasons = [{"Code": "None"} for _ in call.body["TransactItems"]]
        reasons[-1] = {"Code": "TransactionConflict", "Message": "Transaction is ongoing for the item"}
        return 400, json.dumps({
            "__type": code + "TransactionCanceledException", "CancellationReasons": reasons,
            "Message": "Transaction cancelled, please refer cancellation reasons for specific reasons "
                       f"[{', '.join(reason['Code'] for reason in reasons)}]"}).encode()
    status, code = (_THROTTLES if fault.kind == "throttle" else _FAILURES)[call.service]
    return status, json.dumps({"__type": code, "message": "injected"}).encode()


def _error_response(status: int, answer: bytes) -> web.Response:
    code = json.loads(answer)["__type"].rsplit("#", 1)[-1]
    return web.Response(status=status, body=answer, headers={
        "content-type": "application/x-amz-json-1.0", "x-amzn-errortype": code, "x-amzn-requestid": "local"})
