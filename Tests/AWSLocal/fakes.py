"""A function and a service that do as they are told, and remember what they were asked."""

import asyncio
import itertools
import json
from types import SimpleNamespace

from aws_local.emulator import Invocation, Throttled

ERROR = Invocation(b"", "Oops")
DONE = Invocation(b'{"batchItemFailures": []}')


def failing(*identifiers):
    return Invocation(json.dumps({"batchItemFailures": [{"itemIdentifier": item} for item in identifiers]}).encode())


class FakePool:
    """`behaviour(ids)` gives the outcome of a batch."""

    def __init__(self, behaviour=lambda ids: DONE, pause=0.0):
        self.behaviour = behaviour
        self.pause = pause
        self.batches = []
        self.busy = self.busiest = 0
        self.program = SimpleNamespace(name="cakes-dev-place")

    async def invoke(self, event):
        ids = [record.get("messageId") or record["kinesis"]["sequenceNumber"] for record in event["Records"]]
        self.batches.append(ids)
        self.busy += 1
        self.busiest = max(self.busiest, self.busy)
        await asyncio.sleep(self.pause)
        self.busy -= 1
        outcome = self.behaviour(ids)
        if outcome is None:
            raise Throttled("no room")
        return outcome


class FakeAWS:
    """Keeps the calls; `answers` are functions by action."""

    def __init__(self, **answers):
        self.answers = answers
        self.calls = []

    async def call(self, service, action, **parameters):
        self.calls.append((action, parameters))
        return self.answers.get(action, lambda **_: {})(**parameters)

    def of(self, action):
        return [parameters for name, parameters in self.calls if name == action]


_sequence = itertools.count(101)


def record(key="a", number=None, age=0.0):
    import time
    return {"SequenceNumber": str(number or next(_sequence)), "PartitionKey": key, "Data": "e30=",
            "ApproximateArrivalTimestamp": time.time() - age}
