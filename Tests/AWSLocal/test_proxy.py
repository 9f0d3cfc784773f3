"""The proxy before the stand-in for AWS: it notes calls, and makes some go wrong."""

import asyncio
import json

import aiohttp
import pytest
from aiohttp import web

from aws_local.proxy import Fault, Proxy

SCOPE = "AWS4-HMAC-SHA256 Credential={}/20261123/eu-central-1/{}/aws4_request, SignedHeaders=host, Signature=0"
TARGETS = {"dynamodb": "DynamoDB_20120810", "kinesis": "Kinesis_20131202", "sqs": "AmazonSQS", "ssm": "AmazonSSM"}


class Upstream:
    """Answers everything, and counts."""

    def __init__(self):
        self.calls = []

    async def answer(self, request):
        self.calls.append((request.path_qs, await request.read(), request.headers["x-amz-target"]))
        return web.json_response({"done": True, "ShardId": "shard-1"}, headers={"x-amzn-requestid": "upstream"})


def with_proxy(work):
    async def run():
        upstream, runners = Upstream(), []

        async def serve(application):
            runner = web.AppRunner(application, access_log=None)
            await runner.setup()
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            runners.append(runner)
            return f"http://127.0.0.1:{runner.addresses[0][1]}"

        application = web.Application()
        application.router.add_route("*", "/{path:.*}", upstream.answer)
        proxy = Proxy(await serve(application))
        url = await serve(proxy.application())
        proxy.know("ASIAPLACE", "place")
        async with aiohttp.ClientSession() as session:
            async def call(service, action, key="ASIAPLACE", **body):
                headers = {"authorization": SCOPE.format(key, service), "x-amz-target": f"{TARGETS[service]}.{action}"}
                async with session.post(url + "/", data=json.dumps(body), headers=headers) as answer:
                    return answer.status, await answer.json(content_type=None)

            result = await work(proxy, upstream, call)
        for runner in runners:
            await runner.cleanup()
        return result

    return asyncio.run(run())


def test_calls_pass_through_and_are_noted_by_function():
    async def work(proxy, upstream, call):
        assert await call("dynamodb", "GetItem", TableName="orders") == (200, {"done": True, "ShardId": "shard-1"})
        await call("dynamodb", "GetItem", key="ASIAOTHER", TableName="orders")
        [record] = proxy.records("place")
        assert (record.call.action, record.status, record.fault) == ("GetItem", 200, None)
        assert len(proxy.records()) == len(upstream.calls) == 2
        assert {item.action for item in proxy.used("place")} == {"dynamodb:GetItem"}

    with_proxy(work)


@pytest.mark.parametrize("service, action, kind, status, code", [
    ("dynamodb", "PutItem", "throttle", 400, "ThrottlingException"),
    ("kinesis", "PutRecord", "throttle", 400, "ProvisionedThroughputExceededException"),
    ("sqs", "SendMessage", "throttle", 403, "RequestThrottled"),
    ("ssm", "GetParameters", "throttle", 400, "ThrottlingException"),
    ("dynamodb", "PutItem", "failure", 500, "InternalServerError"),
    ("kinesis", "PutRecord", "failure", 500, "InternalFailure"),
    ("dynamodb", "UpdateItem", "conflict", 400, "TransactionConflictException")])
def test_a_refusal_is_the_services_own_and_does_not_arrive(service, action, kind, status, code):
    async def work(proxy, upstream, call):
        proxy.add(Fault(kind, service=service, times=1))
        found, body = await call(service, action)
        assert found == status and body["__type"].endswith(code) and upstream.calls == []
        assert (await call(service, action))[0] == 200

    with_proxy(work)


def test_a_conflict_of_a_transaction_names_its_reasons():
    async def work(proxy, upstream, call):
        proxy.add(Fault("conflict", action="TransactWriteItems"))
        status, body = await call("dynamodb", "TransactWriteItems", TransactItems=[{}, {}])
        assert status == 400 and body["__type"].endswith("TransactionCanceledException")
        assert [reason["Code"] for reason in body["CancellationReasons"]] == ["None", "TransactionConflict"]

    with_proxy(work)


@pytest.mark.parametrize("kind, arrives", [("lost", 1), ("broken", 0)])
def test_a_connection_breaks_before_or_after_the_call(kind, arrives):
    async def work(proxy, upstream, call):
        fault = proxy.add(Fault(kind, times=1))
        with pytest.raises(aiohttp.ClientError):
            await call("sqs", "SendMessage", QueueUrl="http://x/1/q")
        assert len(upstream.calls) == arrives and fault.hit.is_set()

    with_proxy(work)


def test_a_rule_may_skip_some_and_choose_by_function_and_content():
    async def work(proxy, upstream, call):
        proxy.add(Fault("throttle", function="place", skip=1, times=1, matches=lambda call: call.body.get("a") == 1))
        asked = [(1, "ASIAOTHER"), (2, "ASIAPLACE"), *[(1, "ASIAPLACE")] * 3]
        codes = [(await call("ssm", "GetParameters", a=a, key=key))[0] for a, key in asked]
        assert codes == [200, 200, 200, 400, 200]

    with_proxy(work)


def test_what_is_held_arrives_later_unless_its_caller_is_gone():
    async def work(proxy, upstream, call):
        fault = proxy.add(Fault("hold", seconds=0.2))
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(call("kinesis", "PutRecord", StreamName="s"), 0.05)
        async with asyncio.timeout(5):
            while not proxy.records():
                await asyncio.sleep(0.01)
        assert upstream.calls == []
        proxy.remove(fault)
        assert (await call("kinesis", "PutRecord", StreamName="s"))[0] == 200

    with_proxy(work)


def test_it_tells_what_was_sent_where():
    async def work(proxy, upstream, call):
        told = []
        proxy.sent = lambda name, shard: told.append((name, shard))
        await call("kinesis", "PutRecord", StreamName="events")
        await call("sqs", "SendMessage", QueueUrl="http://x/1/requests")
        await call("dynamodb", "GetItem", TableName="orders")
        assert told == [("events", "shard-1"), ("requests", None)]

    with_proxy(work)
