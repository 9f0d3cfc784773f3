"""The HTTP API, against the API Gateway developer guide's pages on HTTP APIs."""

import asyncio
import base64
import json

import aiohttp
import pytest
from aiohttp import web
from multidict import CIMultiDict
from yarl import URL

from aws_local.emulator import Invocation, Throttled
from aws_local.events import HTTPRoute
from aws_local.gateway import Gateway, Target


class Function:
    """Answers with its event, or as it is told."""

    def __init__(self, outcome=None, name="f"):
        self.outcome, self.name, self.events = outcome, name, []

    async def invoke(self, event):
        self.events.append(event)
        if self.outcome == "throttled":
            raise Throttled("no room")
        if self.outcome == "slow":
            await asyncio.sleep(5)
        if self.outcome is not None:
            return self.outcome
        return Invocation(json.dumps({"statusCode": 200, "body": self.name}).encode())


def route(key, pool):
    if key == "$default":
        return Target(HTTPRoute("ANY", "$default"), pool)
    method, path = key.split(" ")
    return Target(HTTPRoute(method, path), pool)


def ask(targets, method="GET", path="/", longest=30.0, **options):
    """One request over a socket; status, headers, body."""
    async def run():
        gateway = Gateway(targets)
        gateway.longest = longest
        runner = web.AppRunner(gateway.application(), access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        async with aiohttp.ClientSession() as session:
            async with session.request(method, URL(url + path, encoded=True), **options) as answer:
                result = answer.status, answer.headers.copy(), await answer.read()
        await runner.cleanup()
        return result

    return asyncio.run(run())


def event_of(method="GET", path="/", key="$default", **options):
    function = Function()
    status, _, _ = ask([route(key, function)], method, path, **options)
    assert status == 200
    return function.events[0]


def test_an_event_has_the_shape_of_format_2_0():
    event = event_of("POST", "/orders?a=1&b=2&a=3&c=%2F", data=b'{"x":1}', headers={
        "content-type": "application/json", "user-agent": "tests"})
    assert event["version"] == "2.0" and event["routeKey"] == "$default"
    assert event["rawPath"] == "/orders" and event["rawQueryString"] == "a=1&b=2&a=3&c=%2F"
    assert event["queryStringParameters"] == {"a": "1,3", "b": "2", "c": "/"}
    assert event["body"] == '{"x":1}' and event["isBase64Encoded"] is False
    context = event["requestContext"]
    assert context["http"] == {"method": "POST", "path": "/orders", "protocol": "HTTP/1.1", "sourceIp": "127.0.0.1",
                               "userAgent": "tests"}
    assert context["stage"] == "$default" and context["routeKey"] == "$default" and context["requestId"]
    assert isinstance(context["timeEpoch"], int) and context["time"].endswith("+0000")
    assert event["headers"]["x-forwarded-for"] == "127.0.0.1" and event["headers"]["x-amzn-trace-id"]


def test_what_is_not_there_is_left_out():
    event = event_of()
    assert not {"body", "cookies", "queryStringParameters", "pathParameters"} & set(event)
    assert event["rawQueryString"] == ""


def test_repeated_headers_are_joined_and_cookies_stand_apart():
    event = event_of(headers=CIMultiDict(
        [("X-Cake", "a"), ("X-Cake", "b"), ("Cookie", "one=1; two=2")]))
    assert event["headers"]["x-cake"] == "a,b"
    assert event["cookies"] == ["one=1", "two=2"] and "cookie" not in event["headers"]
    assert all(name == name.lower() for name in event["headers"])


def test_the_path_arrives_decoded():
    event = event_of(path="/orders/a%2Fb%20c", key="GET /orders/{id}")
    assert event["rawPath"] == "/orders/a/b c"
    assert event["pathParameters"] == {"id": "a/b c"} and event["routeKey"] == "GET /orders/{id}"


@pytest.mark.parametrize("kind, encoded", [
    ("application/json", False), ("text/plain; charset=utf-8", False), ("application/xml", False),
    ("application/octet-stream", True), ("application/x-www-form-urlencoded", True), ("image/png", True)])
def test_bodies_that_are_no_text_come_in_base64(kind, encoded):
    event = event_of("POST", data=b"cake", headers={"content-type": kind})
    assert event["isBase64Encoded"] is encoded
    assert event["body"] == (base64.b64encode(b"cake").decode() if encoded else "cake")


def test_text_that_is_none_comes_in_base64():
    event = event_of("POST", data=b"\xff\xfe", headers={"content-type": "application/json"})
    assert event["isBase64Encoded"] is True and base64.b64decode(event["body"]) == b"\xff\xfe"


@pytest.mark.parametrize("method, path, key", [
    ("POST", "/orders", "POST /orders"), ("GET", "/orders", "$default"), ("POST", "/orders/1", "$default"),
    ("POST", "/orders/1/delivery", "POST /orders/{id}/delivery"),
    ("POST", "/orders/fixed/delivery", "POST /orders/fixed/delivery"),
    ("GET", "/pages/a/b", "GET /pages/{rest+}"), ("PUT", "/any", "ANY /any"), ("GET", "/any", "GET /any")])
def test_the_most_specific_route_takes_the_request(method, path, key):
    keys = ["$default", "POST /orders", "POST /orders/{id}/delivery", "POST /orders/fixed/delivery",
            "GET /pages/{rest+}", "ANY /any", "GET /any"]
    assert ask([route(item, Function(name=item)) for item in keys], method, path)[2].decode() == key


def test_without_a_route_the_answer_is_the_gateways():
    status, _, body = ask([route("POST /orders", Function())], "GET", "/orders")
    assert status == 404 and json.loads(body) == {"message": "Not Found"}


@pytest.mark.parametrize("outcome, status, message", [
    (Invocation(b"", "Oops"), 500, "Internal Server Error"), ("throttled", 503, "Service Unavailable"),
    ("slow", 503, "Service Unavailable"), (Invocation(b"no json"), 500, "Internal Server Error"),
    (Invocation(b'{"statusCode": "many"}'), 500, "Internal Server Error"),
    (Invocation(b'{"statusCode": 200, "isBase64Encoded": true, "body": "?"}'), 500, "Internal Server Error")])
def test_what_goes_wrong_is_answered_as_the_gateway_does(outcome, status, message):
    found, _, body = ask([route("$default", Function(outcome))], longest=0.05)
    assert found == status and json.loads(body) == {"message": message}


def test_a_body_that_is_too_large_does_not_reach_the_function():
    function = Function()
    status, _, body = ask([route("$default", function)], "POST", data=b"x" * (10 * 1024 * 1024 + 1))
    assert status == 413 and json.loads(body) == {"message": "Request Entity Too Large"}
    assert function.events == []


def test_a_structured_answer_is_sent_as_it_says():
    outcome = Invocation(json.dumps({
        "statusCode": 201, "headers": {"Content-Type": "application/json", "X-Number": 5}, "cookies": ["a=1", "b=2"],
        "isBase64Encoded": True, "body": base64.b64encode(b'{"id":1}').decode()}).encode())
    status, headers, body = ask([route("$default", Function(outcome))])
    assert (status, body) == (201, b'{"id":1}')
    assert headers["content-type"] == "application/json" and headers["x-number"] == "5"
    assert headers.getall("set-cookie") == ["a=1", "b=2"] and headers["apigw-requestid"]


def test_an_answer_without_a_status_is_taken_as_the_body():
    """"API Gateway makes the following assumptions: statusCode is 200, content-type is application/json…" """
    status, headers, body = ask([route("$default", Function(Invocation(b'{"cake": 1}')))])
    assert (status, json.loads(body)) == (200, {"cake": 1})
    assert headers["content-type"] == "application/json"
