"""The event-source mapping of a queue.

Sources: the Lambda developer guide, "Using Lambda with Amazon SQS": messages are read in batches, hidden for the
queue's visibility timeout, deleted when they succeeded and left where they are when not; redrive to a dead-letter
queue is the queue's own business. Up to five batches at once, or `maximumConcurrency`.
"""

from __future__ import annotations

import asyncio
import json
import logging
from typing import Any

import aiohttp

from aws_local.aws import AWS, REGION, AWSCallError
from aws_local.batches import failed_items
from aws_local.emulator import MAXIMUM_PAYLOAD, Pool, Throttled
from aws_local.events import SQSMapping
from aws_local.news import News

_log = logging.getLogger(__name__)
_READ_AT_ONCE = 10
_INITIAL_BATCHES = 5
IDLE = 1.0
"""Seconds between two looks at an empty queue, unless something is known to have been sent."""


class QueuePoller:
    """Reads one queue for one function."""

    def __init__(self, aws: AWS, pool: Pool, mapping: SQSMapping, arn: str, url: str, news: News) -> None:
        self._aws = aws
        self._pool = pool
        self._mapping = mapping
        self._arn = arn
        self._url = url
        self._news = news
        self._places = asyncio.Semaphore(mapping.max_concurrency or _INITIAL_BATCHES)
        self._stopping = False

    def stop(self) -> None:
        """Receives no more; what was received is handled to its end."""
        self._stopping = True
        self._news.tell()

    async def run(self) -> None:
        """Polls until it is told to stop; where it is cancelled, batches under way end with it."""
        async with asyncio.TaskGroup() as batches:
            while not self._stopping:
                await self._places.acquire()
                seen = self._news.count
                batch: list[dict[str, Any]] = []
                try:
                    batch = await self._read()
                except (AWSCallError, aiohttp.ClientError) as error:
                    _log.warning("reading %s: %s", self._arn, error)
                if batch:
                    batches.create_task(self._process(batch))
                else:
                    self._places.release()
                    await self._news.since(seen, IDLE)

    async def _read(self) -> list[dict[str, Any]]:
        """A batch: as many messages as are there, or as come within the window, up to the batch size and 6 MB."""
        loop = asyncio.get_running_loop()
        batch = await self._receive(self._mapping.batch_size)
        end = loop.time() + self._mapping.batch_window
        while batch and len(batch) < self._mapping.batch_size and loop.time() < end and _fits(batch):
            more = await self._receive(self._mapping.batch_size - len(batch))
            batch += more
            if not more:
                await asyncio.sleep(min(0.1, max(0.0, end - loop.time())))
        return batch

    async def _receive(self, most: int) -> list[dict[str, Any]]:
        answer = await self._aws.call(
            "sqs", "ReceiveMessage", QueueUrl=self._url, MaxNumberOfMessages=min(most, _READ_AT_ONCE),
            MessageSystemAttributeNames=["All"], MessageAttributeNames=["All"])
        return list(answer.get("Messages") or [])

    async def _process(self, batch: list[dict[str, Any]]) -> None:
        try:
            invocation = await self._pool.invoke({"Records": [self._record(message) for message in batch]})
            failed = failed_items(
                invocation, [message["MessageId"] for message in batch], self._mapping.reports_failures)
            await self._delete([message for message in batch if message["MessageId"] not in failed])
        except (AWSCallError, aiohttp.ClientError, Throttled) as error:
            # The messages come again when their visibility timeout has passed.
            _log.warning("a batch of %s: %s", self._arn, error)
        finally:
            self._places.release()

    async def _delete(self, messages: list[dict[str, Any]]) -> None:
        for start in range(0, len(messages), _READ_AT_ONCE):
            part = messages[start:start + _READ_AT_ONCE]
            await self._aws.call("sqs", "DeleteMessageBatch", QueueUrl=self._url, Entries=[
                {"Id": str(index), "ReceiptHandle": message["ReceiptHandle"]} for index, message in enumerate(part)])

    def _record(self, message: dict[str, Any]) -> dict[str, Any]:
        """The message as a function is given it."""
        attributes = {
            name: {"dataType": value["DataType"], "stringListValues": [], "binaryListValues": [],
                   **({"stringValue": value["StringValue"]} if "StringValue" in value else {}),
                   **({"binaryValue": value["BinaryValue"]} if "BinaryValue" in value else {})}
            for name, value in (message.get("MessageAttributes") or {}).items()}
        return {
            "messageId": message["MessageId"], "receiptHandle": message["ReceiptHandle"], "body": message["Body"],
            "attributes": message.get("Attributes") or {}, "messageAttributes": attributes,
            "md5OfBody": message["MD5OfBody"], "eventSource": "aws:sqs", "eventSourceARN": self._arn,
            "awsRegion": REGION}


def _fits(batch: list[dict[str, Any]]) -> bool:
    return len(json.dumps(batch)) < MAXIMUM_PAYLOAD
