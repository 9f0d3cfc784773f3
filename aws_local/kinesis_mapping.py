"""The event-source mapping of a stream.

Sources: the Lambda developer guide, "Using AWS Lambda with Amazon Kinesis": one batch at a time of each shard (of
each lane, where a parallelization factor is set; a partition key stays in its lane); a failed batch is tried again
until it succeeds, its retries are used up or its records are too old; splitting a batch does not count as a retry;
what is given up is told to the on-failure destination, by sequence numbers. And "Configuring partial batch response":
the lowest failed sequence number is the checkpoint, from which all is tried again.
"""

from __future__ import annotations

import asyncio
import datetime
import json
import logging
import zlib
from dataclasses import dataclass
from typing import Any

import aiohttp

from aws_local.aws import AWS, REGION, AWSCallError
from aws_local.batches import failed_items
from aws_local.emulator import Invocation, Pool, Throttled
from aws_local.events import KinesisMapping
from aws_local.news import News

_log = logging.getLogger(__name__)
IDLE = 1.0
"""Lambda's base rate: each shard once a second."""
_PAYLOAD = 6 * 1024 * 1024
_FIRST_PAUSE, _LONGEST_PAUSE = 0.2, 30.0
"""Seconds between tries. Lambda backs off too; its figures are not documented."""

Record = dict[str, Any]


@dataclass
class Batch:
    """Records that are tried together, and how often they were."""

    records: list[Record]
    tries: int = 0
    failures: int = 0
    """What counts against the retries: not the splitting."""


class StreamPoller:
    """Reads one stream for one function."""

    def __init__(
        self, aws: AWS, pool: Pool, mapping: KinesisMapping, arn: str, role: str, on_failure: str | None, news: News,
    ) -> None:
        self._aws = aws
        self._pool = pool
        self._mapping = mapping
        self._arn = arn
        self._role = role
        self._on_failure = on_failure
        self._news = news
        self.done = 0
        """How many records succeeded or were given up."""

    async def run(self) -> None:
        """Polls every shard until it is cancelled."""
        shards = await self._retried("ListShards", StreamARN=self._arn)
        async with asyncio.TaskGroup() as tasks:
            for shard in shards["Shards"]:
                tasks.create_task(self._run_shard(shard["ShardId"]))

    async def _run_shard(self, shard: str) -> None:
        lanes: list[asyncio.Queue[Record]] = [
            asyncio.Queue(self._mapping.batch_size) for _ in range(self._mapping.parallelization)]
        async with asyncio.TaskGroup() as tasks:
            for lane in lanes:
                tasks.create_task(self._run_lane(shard, lane))
            await self._read_shard(shard, lanes)

    async def _read_shard(self, shard: str, lanes: list[asyncio.Queue[Record]]) -> None:
        news = self._news.part(shard)
        position: dict[str, Any] = {"ShardIteratorType": self._mapping.starting_position}
        iterator: str | None = None
        while True:
            seen = news.count
            if iterator is None:
                answer = await self._retried("GetShardIterator", StreamARN=self._arn, ShardId=shard, **position)
                iterator = answer["ShardIterator"]
            try:
                answer = await self._aws.call("kinesis", "GetRecords", ShardIterator=iterator, StreamARN=self._arn)
            except (AWSCallError, aiohttp.ClientError) as error:
                _log.warning("reading %s: %s", self._arn, error)
                iterator = None if getattr(error, "code", "") == "ExpiredIteratorException" else iterator
                await asyncio.sleep(_FIRST_PAUSE)
                continue
            for record in answer["Records"]:
                lane = zlib.crc32(record["PartitionKey"].encode()) % len(lanes)
                await lanes[lane].put(record)
                position = {"ShardIteratorType": "AFTER_SEQUENCE_NUMBER",
                            "StartingSequenceNumber": record["SequenceNumber"]}
            iterator = answer.get("NextShardIterator")
            if not answer["Records"]:
                await news.since(seen, IDLE)

    async def _retried(self, action: str, **parameters: Any) -> dict[str, Any]:
        while True:
            try:
                return await self._aws.call("kinesis", action, **parameters)
            except (AWSCallError, aiohttp.ClientError) as error:
                _log.warning("reading %s: %s", self._arn, error)
                await asyncio.sleep(_FIRST_PAUSE)

    async def _run_lane(self, shard: str, lane: asyncio.Queue[Record]) -> None:
        while True:
            records = await self._gather(lane)
            await self.process(shard, records)
            self.done += len(records)

    async def _gather(self, lane: asyncio.Queue[Record]) -> list[Record]:
        """The next batch: what is there, or comes within the window, up to the batch size and 6 MB.

        The window begins as the last invocation ends, and does not pass while there is nothing.
        """
        loop = asyncio.get_running_loop()
        end = loop.time() + self._mapping.batch_window
        records = [await lane.get()]
        size = len(records[0]["Data"])
        while len(records) < self._mapping.batch_size and size < _PAYLOAD * 3 // 4:
            try:
                async with asyncio.timeout_at(end):
                    record = lane.get_nowait() if not lane.empty() else await lane.get()
            except TimeoutError:
                break
            records.append(record)
            size += len(record["Data"])
        return records

    async def process(self, shard: str, records: list[Record]) -> None:
        """Tries a batch until everything in it is done or given up; parts in their order."""
        waiting = [Batch(records)]
        while waiting:
            batch = waiting.pop(0)
            too_old = [record for record in batch.records if self._is_too_old(record)]
            if too_old:
                await self._give_up(shard, Batch(too_old, batch.tries), "RecordAgeExceeded", None)
                batch.records = batch.records[len(too_old):]
                if not batch.records:
                    continue
            batch.tries += 1
            try:
                invocation = await self._pool.invoke({"Records": [self._event(shard, r) for r in batch.records]})
            except Throttled as error:
                # It did not reach the function, so it does not count.
                _log.warning("a batch of %s: %s", self._arn, error)
                waiting.insert(0, batch)
                await self._pause(batch.tries)
                continue
            waiting = await self._after(shard, batch, invocation) + waiting

    async def _after(self, shard: str, batch: Batch, invocation: Invocation) -> list[Batch]:
        """What is left to try of a batch."""
        numbers = [record["SequenceNumber"] for record in batch.records]
        failed = failed_items(invocation, numbers, self._mapping.reports_failures)
        if not failed:
            return []
        checkpoint = numbers.index(min(failed, key=int))
        rest = batch.records[checkpoint:]
        if self._mapping.bisect:
            if checkpoint > 0:
                return [Batch(rest, batch.tries, batch.failures)]
            if len(rest) > 1 and len(failed) == len(numbers):
                middle = len(rest) // 2
                return [Batch(rest[:middle], batch.tries, batch.failures),
                        Batch(rest[middle:], batch.tries, batch.failures)]
        failures = batch.failures + 1
        if 0 <= self._mapping.retries < failures:
            await self._give_up(shard, Batch(rest, batch.tries), "RetryAttemptsExhausted", invocation)
            return []
        await self._pause(failures)
        return [Batch(rest, batch.tries, failures)]

    async def _pause(self, failures: int) -> None:
        await asyncio.sleep(min(_LONGEST_PAUSE, _FIRST_PAUSE * 2 ** min(failures - 1, 10)))

    def _is_too_old(self, record: Record) -> bool:
        if self._mapping.max_age < 0:
            return False
        now = datetime.datetime.now(datetime.timezone.utc).timestamp()
        return now - float(record["ApproximateArrivalTimestamp"]) > self._mapping.max_age

    async def _give_up(self, shard: str, batch: Batch, condition: str, invocation: Invocation | None) -> None:
        """Tells the on-failure destination which records are given up: never their content."""
        first, last = batch.records[0], batch.records[-1]
        note: dict[str, Any] = {
            "requestContext": {
                "requestId": invocation.request_id if invocation else "",
                "functionArn": f"arn:aws:lambda:{REGION}:{self._arn.split(':')[4]}:function:{self._pool.program.name}",
                "condition": condition, "approximateInvokeCount": batch.tries},
            "version": "1.0", "timestamp": _time(datetime.datetime.now(datetime.timezone.utc).timestamp()),
            "KinesisBatchInfo": {
                "shardId": shard, "startSequenceNumber": first["SequenceNumber"],
                "endSequenceNumber": last["SequenceNumber"],
                "approximateArrivalOfFirstRecord": _time(first["ApproximateArrivalTimestamp"]),
                "approximateArrivalOfLastRecord": _time(last["ApproximateArrivalTimestamp"]),
                "batchSize": len(batch.records), "streamArn": self._arn}}
        if invocation is not None:
            note["responseContext"] = {"statusCode": 200, "executedVersion": "$LATEST"}
            if invocation.error is not None:
                note["responseContext"]["functionError"] = "Unhandled"
        _log.warning("%d records of %s are given up: %s", len(batch.records), self._arn, condition)
        if self._on_failure is None:
            return
        name = self._on_failure.rsplit(":", 1)[1]
        url = f"https://sqs.{REGION}.amazonaws.com/{self._arn.split(':')[4]}/{name}"
        for tries in range(1, 6):
            try:
                await self._aws.call("sqs", "SendMessage", QueueUrl=url, MessageBody=json.dumps(note))
                return
            except (AWSCallError, aiohttp.ClientError) as error:
                _log.warning("telling %s: %s", name, error)
                await self._pause(tries)

    def _event(self, shard: str, record: Record) -> dict[str, Any]:
        """The record as a function is given it."""
        return {
            "kinesis": {
                "kinesisSchemaVersion": "1.0", "partitionKey": record["PartitionKey"],
                "sequenceNumber": record["SequenceNumber"], "data": record["Data"],
                "approximateArrivalTimestamp": record["ApproximateArrivalTimestamp"]},
            "eventSource": "aws:kinesis", "eventVersion": "1.0",
            "eventID": f"{shard}:{record['SequenceNumber']}", "eventName": "aws:kinesis:record",
            "invokeIdentityArn": self._role, "awsRegion": REGION, "eventSourceARN": self._arn}


def _time(seconds: float) -> str:
    moment = datetime.datetime.fromtimestamp(float(seconds), datetime.timezone.utc)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
