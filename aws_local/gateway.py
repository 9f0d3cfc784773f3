"""The HTTP API in front of the functions, as API Gateway is: routes, payload format 2.0, limits, time limits.

Sources: the API Gateway developer guide, "Create AWS Lambda proxy integrations for HTTP APIs" (payload format 2.0 and
the response format), "Create routes for HTTP APIs" (which route matches), "Quotas for configuring and running an HTTP
API" (30 s, 10 MB). A path arrives decoded in `rawPath`.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import datetime
import json
import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, unquote

from aiohttp import web

from aws_local.aws import ACCOUNT
from aws_local.emulator import Invocation, Pool, Throttled
from aws_local.events import HTTPRoute

_TEXT = re.compile(r"(text/.*|application/(json|javascript|xml))", re.IGNORECASE)
_LARGEST_BODY = 10 * 1024 * 1024
_LONGEST = 30.0
_API_ID = "local"
_HOP_BY_HOP = frozenset({"connection", "keep-alive", "proxy-connection", "te", "transfer-encoding", "upgrade"})


@dataclass(frozen=True)
class Target:
    """A route and the function behind it."""

    route: HTTPRoute
    pool: Pool

    def match(self, method: str, path: str) -> dict[str, str] | None:
        """The path's parameters if the route takes the request."""
        if self.route.method not in ("ANY", method):
            return None
        if self.route.path == "$default":
            return {}
        found = re.fullmatch(_pattern(self.route.path), path)
        return None if found is None else {name: unquote(value) for name, value in found.groupdict().items()}

    @property
    def rank(self) -> tuple[Any, ...]:
        """The most specific route goes first: plain parts, then variables, then greedy ones, then `$default`."""
        if self.route.path == "$default":
            return (1,)
        parts = [2 if part.endswith("+}") else 1 if part.startswith("{") else 0 for part in _parts(self.route.path)]
        return (0, parts, self.route.method == "ANY")


def _parts(path: str) -> list[str]:
    return path.strip("/").split("/")


def _pattern(path: str) -> str:
    def part(text: str) -> str:
        if text.endswith("+}"):
            return f"(?P<{text[1:-2]}>.+)"
        return f"(?P<{text[1:-1]}>[^/]+)" if text.startswith("{") else re.escape(text)

    return "/" + "/".join(part(text) for text in _parts(path)) + "/?"


class Gateway:
    """Answers requests by invoking functions."""

    def __init__(self, targets: Sequence[Target]) -> None:
        self._targets = sorted(targets, key=lambda target: target.rank)
        self.longest = _LONGEST

    def application(self) -> web.Application:
        application = web.Application(client_max_size=_LARGEST_BODY)
        application.router.add_route("*", "/{path:.*}", self._answer)
        return application

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        path = request.raw_path.split("?", 1)[0]
        for target in self._targets:
            parameters = target.match(request.method, path)
            if parameters is not None:
                return await self._invoke(request, target, parameters)
        return _message(404, "Not Found")

    async def _invoke(self, request: web.Request, target: Target, parameters: dict[str, str]) -> web.StreamResponse:
        try:
            body = await request.read()
        except web.HTTPRequestEntityTooLarge:
            return _message(413, "Request Entity Too Large")
        event = request_event(request, target.route, parameters, body)
        # An invocation that takes too long goes on without a listener, as it does behind API Gateway.
        call = asyncio.ensure_future(target.pool.invoke(event))
        try:
            invocation = await asyncio.wait_for(asyncio.shield(call), self.longest)
        except TimeoutError:
            call.add_done_callback(lambda done: done.cancelled() or done.exception())
            return _message(503, "Service Unavailable")
        except Throttled:
            return _message(503, "Service Unavailable")
        response = function_response(invocation)
        response.headers["apigw-requestid"] = event["requestContext"]["requestId"]
        return response


def request_event(request: web.Request, route: HTTPRoute, parameters: dict[str, str], body: bytes) -> dict[str, Any]:
    """The request as a function is given it."""
    raw_path, _, query = request.raw_path.partition("?")
    path = unquote(raw_path)
    now = datetime.datetime.now(datetime.timezone.utc)
    headers, cookies = _headers(request)
    event: dict[str, Any] = {
        "version": "2.0", "routeKey": route.key, "rawPath": path, "rawQueryString": query, "headers": headers,
        "requestContext": {
            "accountId": ACCOUNT, "apiId": _API_ID, "domainName": request.host,
            "domainPrefix": request.host.split(".")[0],
            "http": {"method": request.method, "path": path, "protocol": "HTTP/1.1",
                     "sourceIp": request.remote or "127.0.0.1", "userAgent": headers.get("user-agent", "")},
            "requestId": base64.urlsafe_b64encode(uuid.uuid4().bytes[:11]).decode(), "routeKey": route.key,
            "stage": "$default", "time": now.strftime("%d/%b/%Y:%H:%M:%S +0000"),
            "timeEpoch": int(now.timestamp() * 1000)},
        "isBase64Encoded": False}
    if cookies:
        event["cookies"] = cookies
    if query:
        event["queryStringParameters"] = _joined(parse_qsl(query, keep_blank_values=True))
    if parameters:
        event["pathParameters"] = parameters
    if body:
        text = _as_text(body, headers)
        event["body"] = base64.b64encode(body).decode() if text is None else text
        event["isBase64Encoded"] = text is None
    return event


def _as_text(body: bytes, headers: dict[str, str]) -> str | None:
    """The body as text where API Gateway would take it as such; None if it goes in base64."""
    if not _TEXT.fullmatch(headers.get("content-type", "").split(";")[0].strip()):
        return None
    try:
        return body.decode()
    except UnicodeDecodeError:
        return None


def _headers(request: web.Request) -> tuple[dict[str, str], list[str]]:
    """The headers in lower case, repeated ones joined by commas; cookies apart."""
    plain, cookies = [], []
    for name, value in request.headers.items():
        if name.lower() == "cookie":
            cookies += [cookie.strip() for cookie in value.split(";") if cookie.strip()]
        elif name.lower() not in _HOP_BY_HOP:
            plain.append((name.lower(), value))
    headers = _joined(plain)
    peer = request.remote or "127.0.0.1"
    headers["x-forwarded-for"] = ", ".join(filter(None, (headers.get("x-forwarded-for"), peer)))
    headers["x-forwarded-proto"] = request.scheme
    headers["x-forwarded-port"] = str(request.url.port or 80)
    root = uuid.uuid4().hex
    headers.setdefault("x-amzn-trace-id", f"Root=1-{root[:8]}-{root[8:]}")
    headers.setdefault("content-length", str(request.content_length or 0))
    return headers, cookies


def _joined(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    joined: dict[str, str] = {}
    for name, value in pairs:
        joined[name] = f"{joined[name]},{value}" if name in joined else value
    return joined


def function_response(invocation: Invocation) -> web.Response:
    """What the client is answered: a function's structured answer, or one that API Gateway infers."""
    if not invocation.succeeded:
        return _message(500, "Internal Server Error")
    try:
        answer = json.loads(invocation.payload)
    except ValueError:
        return _message(500, "Internal Server Error")
    if not isinstance(answer, dict) or "statusCode" not in answer:
        body = answer if isinstance(answer, str) else json.dumps(answer)
        return web.Response(status=200, body=body.encode(), headers={"content-type": "application/json"})
    try:
        return _structured(answer)
    except (TypeError, ValueError, AttributeError, binascii.Error):
        return _message(500, "Internal Server Error")


def _structured(answer: dict[str, Any]) -> web.Response:
    text = answer.get("body") or ""
    body = base64.b64decode(text, validate=True) if answer.get("isBase64Encoded") else text.encode()
    if len(body) > _LARGEST_BODY:
        raise ValueError("the answer is too large")
    response = web.Response(status=int(answer["statusCode"]), body=body)
    response.headers.pop("content-type", None)
    for name, value in (answer.get("headers") or {}).items():
        if name.lower() not in _HOP_BY_HOP | {"content-length"}:
            response.headers[name] = str(value)
    if body and "content-type" not in response.headers:
        response.headers["content-type"] = "text/plain;charset=UTF-8"
    for cookie in answer.get("cookies") or []:
        response.headers.add("set-cookie", cookie)
    return response


def _message(status: int, text: str) -> web.Response:
    return web.json_response({"message": text}, status=status)
