"""The event-source mapping of a queue, against the Lambda developer guide's pages on SQS."""

import asyncio

import pytest

from aws_local.events import SQSMapping
from aws_local.news import News
from aws_local.sqs_mapping import QueuePoller
from fakes import ERROR, FakeAWS, FakePool, failing

QUEUE = "arn:aws:sqs:eu-central-1:123456789012:requests"


def message(number):
    return {"MessageId": f"m{number}", "ReceiptHandle": f"r{number}", "Body": f"body {number}", "MD5OfBody": "x",
            "Attributes": {"ApproximateReceiveCount": "1"}, "MessageAttributes": {
                "kind": {"DataType": "String", "StringValue": "sponge"}}}


class Queue:
    """A queue that hands out each message once, and remembers what was deleted."""

    def __init__(self, count):
        self.waiting = [message(number) for number in range(count)]
        self.asked, self.deleted = [], []

    def receive(self, MaxNumberOfMessages, **_):
        assert 1 <= MaxNumberOfMessages <= 10, "SQS gives at most ten at once"
        self.asked.append(MaxNumberOfMessages)
        taken, self.waiting = self.waiting[:MaxNumberOfMessages], self.waiting[MaxNumberOfMessages:]
        return {"Messages": taken} if taken else {}

    def delete(self, Entries, **_):
        assert len(Entries) <= 10
        self.deleted += [entry["ReceiptHandle"] for entry in Entries]
        return {}


def run(queue, pool, until, size=10, window=0, reports=True, most=None):
    aws = FakeAWS(ReceiveMessage=queue.receive, DeleteMessageBatch=queue.delete)
    mapping = SQSMapping(QUEUE, size, window, reports, most)

    async def poll():
        poller = QueuePoller(aws, pool, mapping, QUEUE, "url", News())
        task = asyncio.create_task(poller.run())
        async with asyncio.timeout(5):
            while not until():
                await asyncio.sleep(0.001)
            while pool.busy:
                await asyncio.sleep(0.001)
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    asyncio.run(poll())


def taken(pool):
    return sum(len(batch) for batch in pool.batches)


def test_what_succeeded_is_deleted():
    queue, pool = Queue(3), FakePool()
    run(queue, pool, lambda: len(queue.deleted) == 3)
    assert pool.batches == [["m0", "m1", "m2"]]


def test_what_failed_stays_and_the_others_are_deleted():
    queue, pool = Queue(3), FakePool(lambda ids: failing("m1"))
    run(queue, pool, lambda: queue.deleted)
    assert queue.deleted == ["r0", "r2"]


@pytest.mark.parametrize("outcome", [ERROR, failing("nobody"), failing("")])
def test_a_batch_that_fails_as_a_whole_stays(outcome):
    queue, pool = Queue(3), FakePool(lambda ids: outcome)
    run(queue, pool, lambda: taken(pool) == 3)
    assert queue.deleted == []


def test_an_event_that_does_not_reach_the_function_stays():
    queue, pool = Queue(1), FakePool(lambda ids: None)
    run(queue, pool, lambda: taken(pool) == 1)
    assert queue.deleted == []


def test_batches_are_as_large_as_is_said():
    queue, pool = Queue(5), FakePool()
    run(queue, pool, lambda: len(queue.deleted) == 5, size=2)
    assert [len(batch) for batch in pool.batches] == [2, 2, 1]


def test_a_batch_of_more_than_ten_is_gathered_within_the_window():
    queue, pool = Queue(25), FakePool()
    run(queue, pool, lambda: len(queue.deleted) == 25, size=25, window=1)
    assert [len(batch) for batch in pool.batches] == [25]


@pytest.mark.parametrize("most, busiest", [(2, 2), (3, 3), (None, 5)])
def test_no_more_batches_run_at_once_than_is_said(most, busiest):
    """"Lambda reads up to five batches and sends them to your function", or `maximumConcurrency`."""
    queue, pool = Queue(30), FakePool(pause=0.02)
    run(queue, pool, lambda: len(queue.deleted) == 30, size=1, most=most)
    assert pool.busiest == busiest


def test_a_message_looks_as_aws_sends_it():
    poller = QueuePoller(FakeAWS(), FakePool(), SQSMapping(QUEUE, 10, 0, True, None), QUEUE, "url", News())
    assert poller._record(message(1)) == {
        "messageId": "m1", "receiptHandle": "r1", "body": "body 1", "attributes": {"ApproximateReceiveCount": "1"},
        "messageAttributes": {"kind": {
            "stringValue": "sponge", "dataType": "String", "stringListValues": [], "binaryListValues": []}},
        "md5OfBody": "x", "eventSource": "aws:sqs", "eventSourceARN": QUEUE, "awsRegion": "eu-central-1"}


def test_news_told_while_nobody_waits_is_not_missed():
    async def wait():
        news = News()
        seen = news.count
        news.tell()
        async with asyncio.timeout(1):
            await news.since(seen, 60)

    asyncio.run(wait())


def test_news_of_one_shard_wake_nobody_at_another():
    async def wait():
        news = News()
        one, other = news.part("one"), news.part("other")
        news.tell("one")
        assert (news.count, one.count, other.count) == (1, 1, 0)
        news.tell()
        assert (news.count, one.count, other.count) == (2, 2, 1)

    asyncio.run(wait())
