"""A whole stage: a stack in moto, functions under the emulator, and everything that calls them."""

import asyncio
import json
import pathlib
import shutil
import subprocess
import sys
import time

import aiohttp
import pytest

from aws_local.local import LocalAWS
from aws_local.stack import client, queue_url
from aws_local.stage import StageOptions

PROGRAM = pathlib.Path(__file__).parent / "program.py"
ARN = {"Fn::GetAtt": ["Queue", "Arn"]}


def may(*statements):
    return {"Type": "AWS::IAM::Role", "Properties": {
        "RoleName": "cakes-role", "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]},
        "Policies": [{"PolicyName": "all", "PolicyDocument": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Action": actions, "Resource": resource} for actions, resource in statements]}}]}}


READ_QUEUE = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]
SERVERLESS = {
    "service": "cakes", "provider": {"name": "aws", "environment": {"TABLE": {"Ref": "Queue"}}},
    "package": {"artifact": "made/all.zip"},
    "params": {"default": {"publicUrl": "unset"}},
    "functions": {
        "web": {"handler": "web", "role": "Role", "package": {"artifact": "made/web.zip"}, "events": [{"httpApi": "*"}],
                "environment": {"PUBLIC": "${param:publicUrl}", "ARN": {"Fn::Sub": "${Queue.Arn}/x"}}},
        "eat": {"handler": "eat", "role": "Role", "events": [{"stream": {
            "type": "kinesis", "arn": {"Fn::GetAtt": ["Stream", "Arn"]}, "maximumRetryAttempts": 1,
            "functionResponseType": "ReportBatchItemFailures", "destinations": {"onFailure": {
                "type": "sqs", "arn": {"Fn::GetAtt": ["Failed", "Arn"]}}}}}]},
        "work": {"handler": "work", "role": "Role", "events": [{"sqs": {
            "arn": ARN, "functionResponseType": "ReportBatchItemFailures"}}]},
        "bury": {"handler": "bury", "role": "Role", "events": [{"sqs": {"arn": {"Fn::GetAtt": ["Dead", "Arn"]}}}]},
        "tick": {"handler": "tick", "role": "Role", "events": [{"schedule": "rate(1 minute)"}]},
    },
    "resources": {"Resources": {
        "Stream": {"Type": "AWS::Kinesis::Stream", "Properties": {
            "Name": "cakes-events", "StreamModeDetails": {"StreamMode": "ON_DEMAND"}}},
        "Queue": {"Type": "AWS::SQS::Queue", "Properties": {
            "QueueName": "cakes-work", "VisibilityTimeout": 1, "RedrivePolicy": {
                "deadLetterTargetArn": {"Fn::GetAtt": ["Dead", "Arn"]}, "maxReceiveCount": 2}}},
        "Dead": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "cakes-dead"}},
        "Failed": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "cakes-failed"}},
        "Role": may((READ_QUEUE, ARN), (READ_QUEUE, {"Fn::GetAtt": ["Dead", "Arn"]}),
                    (["sqs:SendMessage"], {"Fn::GetAtt": ["Failed", "Arn"]}),
                    (["kinesis:ListShards", "kinesis:GetShardIterator", "kinesis:GetRecords"], "*")),
    }},
}


class Opened:
    """A stage, and how the tests look at it."""

    def __init__(self, local, stage, folder):
        self.local, self.stage, self.folder = local, stage, folder

    async def call(self, service, action, **parameters):
        """Calls as an administrator, through the proxy."""
        made = client(service, self.local.proxy_url, self.local.keys)
        return await asyncio.to_thread(getattr(made, action), **parameters)

    def took(self, function, text):
        path = self.folder / "logs" / f"{function}.log"
        return path.exists() and path.read_text().count(f"took {text}\n")

    async def eventually(self, condition, within=20):
        async with asyncio.timeout(within):
            while not condition():
                await asyncio.sleep(0.02)


@pytest.fixture
def on_a_stage(tmp_path):
    def run(work):
        async def opened():
            tasks = {f"made/{name}.zip": tmp_path / "tasks" / name for name in ("all", "web")}
            for task in tasks.values():
                task.mkdir(parents=True)
                shutil.copy(PROGRAM, task / "bootstrap")
                (task / "bootstrap").chmod(0o755)
            (tmp_path / "serverless.yml").write_text(json.dumps(SERVERLESS))
            local = LocalAWS(tmp_path / "logs")
            try:
                await local.start()
                await local.check_permissions()
                stage = await local.open(StageOptions(tmp_path / "serverless.yml", "dev", tasks, tmp_path / "logs"))
                return await work(Opened(local, stage, tmp_path))
            finally:
                await local.stop()

        return asyncio.run(opened())

    return run


def test_nothing_outlives_whoever_is_killed(tmp_path):
    """Ended by SIGKILL, it can end nothing itself."""
    script = (f"import asyncio, pathlib; from aws_local.local import LocalAWS; "
              f"local = LocalAWS(pathlib.Path({str(tmp_path)!r})); "
              "asyncio.run(local.start()); print(local.moto.pid, flush=True); input()")
    root = str(PROGRAM.parents[2])
    with subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                          cwd=root) as process:
        child = pathlib.Path(f"/proc/{int(process.stdout.readline())}")
        assert child.exists()
        process.kill()
        process.wait()
    deadline = time.monotonic() + 10
    while child.exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not child.exists()


@pytest.mark.timeout(90)
def test_everything_that_calls_a_function_calls_it(on_a_stage):
    async def work(opened):
        url = opened.stage.url
        async with aiohttp.ClientSession() as session, session.get(url + "/x") as answer:
            content = json.loads(await answer.text())
        environment = content["environment"]
        assert content["event"]["rawPath"] == "/x"
        assert environment["TABLE"].endswith("/cakes-work") and environment["PUBLIC"] == url
        assert environment["ARN"] == "arn:aws:sqs:eu-central-1:123456789012:cakes-work/x"
        assert environment["AWS_SESSION_TOKEN"] and environment["AWS_ENDPOINT_URL"] == opened.local.proxy_url

        sqs = {"QueueUrl": queue_url("x:cakes-work")}
        await opened.call("sqs", "send_message", MessageBody="fine", **sqs)
        await opened.call("sqs", "send_message", MessageBody="fail", **sqs)
        for index in range(6):
            await opened.call("kinesis", "put_record", StreamName="cakes-events", PartitionKey=str(index),
                              Data=f"record {index}".encode())
        await opened.call("kinesis", "put_record", StreamName="cakes-events", PartitionKey="p", Data=b"fail record")

        await opened.eventually(lambda: opened.took("work", "fine"))
        await opened.eventually(lambda: all(opened.took("eat", f"record {index}") == 1 for index in range(6)))
        # Received twice, as the redrive policy says, then moved to the queue of the dead.
        await opened.eventually(lambda: opened.took("bury", "fail"))
        assert opened.took("work", "fail") == 2 and opened.took("work", "fine") == 1
        # Tried again once, then given up and told.
        await opened.eventually(lambda: opened.took("eat", "fail record") == 2)
        await opened.eventually(lambda: opened.stage.streams_are_read)
        found = await opened.call("sqs", "receive_message", QueueUrl=queue_url("x:cakes-failed"), WaitTimeSeconds=5)
        note = json.loads(found["Messages"][0]["Body"])
        assert note["requestContext"]["condition"] == "RetryAttemptsExhausted"
        assert note["KinesisBatchInfo"]["batchSize"] == 1
        await opened.stage.run_schedules()
        assert "invoked" in (opened.folder / "logs" / "tick.log").read_text()

    on_a_stage(work)
