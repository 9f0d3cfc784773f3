"""The triggers of functions, as `serverless.yml` writes them. Limits and defaults are Lambda's own.

Sources: the Lambda API's CreateEventSourceMapping, the Serverless Framework's pages on `httpApi`, `stream`, `sqs`
and `schedule`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from aws_local.document import TemplateError
from aws_local.fields import Fields

_RATE = re.compile(r"rate\((\d+) (minute|hour|day)s?\)")
_SECONDS = {"minute": 60, "hour": 3600, "day": 86400}
_METHODS = frozenset({"ANY", "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"})


@dataclass(frozen=True)
class HTTPRoute:
    """A route of the HTTP API. `$default` takes whatever no other route matches."""

    method: str
    """A method or `ANY`."""
    path: str
    """A path with `{name}` and `{name+}`, or `$default`."""

    @property
    def key(self) -> str:
        """The route key that the function is told."""
        return self.path if self.path == "$default" else f"{self.method} {self.path}"

    @property
    def references(self) -> list[Any]:
        return []


@dataclass(frozen=True)
class KinesisMapping:
    """An event-source mapping of a stream."""

    arn: Any
    batch_size: int
    batch_window: int
    """In seconds."""
    starting_position: str
    parallelization: int
    retries: int
    """-1 is as often as the record's age allows."""
    max_age: int
    """In seconds; -1 is as long as the stream keeps a record."""
    bisect: bool
    reports_failures: bool
    on_failure: Any
    """The ARN of the queue that is told of what was given up; None if nobody is."""

    @property
    def references(self) -> list[Any]:
        return [self.arn, self.on_failure]


@dataclass(frozen=True)
class SQSMapping:
    """An event-source mapping of a queue."""

    arn: Any
    batch_size: int
    batch_window: int
    """In seconds."""
    reports_failures: bool
    max_concurrency: int | None

    @property
    def references(self) -> list[Any]:
        return [self.arn]


@dataclass(frozen=True)
class Schedule:
    """A rule that calls the function again and again."""

    every: int
    """In seconds."""

    @property
    def references(self) -> list[Any]:
        return []


Event = HTTPRoute | KinesisMapping | SQSMapping | Schedule


def read_event(value: Any, place: str) -> Event:
    """One entry of a function's `events`."""
    if not isinstance(value, dict) or len(value) != 1:
        raise TemplateError(place, "should be a mapping with the one key of its kind")
    [(kind, content)] = value.items()
    readers: dict[str, Callable[[Any, str], Event]] = {
        "httpApi": _route, "stream": _kinesis, "sqs": _sqs, "schedule": _schedule}
    if kind not in readers:
        raise TemplateError(place, f"{kind} is not in the subset ({', '.join(readers)})")
    return readers[kind](content, f"{place}.{kind}")


def _route(value: Any, place: str) -> HTTPRoute:
    if isinstance(value, str):
        method, separator, path = value.partition(" ")
        if value in ("*", "$default"):
            return HTTPRoute("ANY", "$default")
        if not separator:
            raise TemplateError(place, "should be `METHOD /path` or `*`")
    else:
        fields = Fields(value, place)
        fields.allow("method", "path")
        method, path = fields.text("method", "*"), fields.text("path")
        if path in ("*", "$default"):
            return HTTPRoute("ANY", "$default")
    method = "ANY" if method == "*" else method.upper()
    if method not in _METHODS or not path.startswith("/"):
        raise TemplateError(place, f"{method} {path} is no route")
    return HTTPRoute(method, path)


def _kinesis(value: Any, place: str) -> KinesisMapping:
    fields = Fields(value, place)
    fields.allow(
        "type", "arn", "batchSize", "batchWindow", "startingPosition", "parallelizationFactor", "enabled",
        "maximumRetryAttempts", "maximumRecordAgeInSeconds", "bisectBatchOnFunctionError", "functionResponseType",
        "destinations")
    if fields.text("type") != "kinesis":
        raise TemplateError(f"{place}.type", "should be kinesis")
    if not fields.flag("enabled", True):
        raise TemplateError(f"{place}.enabled", "should be true or left out")
    position = fields.text("startingPosition", "TRIM_HORIZON")
    if position not in ("TRIM_HORIZON", "LATEST"):
        raise TemplateError(f"{place}.startingPosition", "should be TRIM_HORIZON or LATEST")
    age = fields.integer("maximumRecordAgeInSeconds", -1)
    if age != -1 and not 60 <= age <= 604_800:
        raise TemplateError(f"{place}.maximumRecordAgeInSeconds", "should be -1 or between 60 and 604800")
    return KinesisMapping(
        arn=fields.get("arn"),
        # The framework's own default is 10, Lambda's is 100.
        batch_size=fields.between("batchSize", 10, 1, 10_000),
        batch_window=fields.between("batchWindow", 0, 0, 300),
        starting_position=position,
        parallelization=fields.between("parallelizationFactor", 1, 1, 10),
        retries=fields.between("maximumRetryAttempts", -1, -1, 10_000),
        max_age=age,
        bisect=fields.flag("bisectBatchOnFunctionError", False),
        reports_failures=_reports_failures(fields),
        on_failure=_on_failure(fields.get("destinations", None), f"{place}.destinations"))


def _on_failure(value: Any, place: str) -> Any:
    if value is None:
        return None
    fields = Fields(value, place)
    fields.allow("onFailure")
    target = fields.get("onFailure")
    if isinstance(target, dict) and "arn" in target:
        inner = Fields(target, f"{place}.onFailure")
        inner.allow("arn", "type")
        if inner.text("type", "sqs") != "sqs":
            raise TemplateError(f"{inner.place}.type", "should be sqs")
        return inner.get("arn")
    return target


def _sqs(value: Any, place: str) -> SQSMapping:
    fields = Fields(value, place)
    fields.allow("arn", "batchSize", "maximumBatchingWindow", "enabled", "functionResponseType", "maximumConcurrency")
    if not fields.flag("enabled", True):
        raise TemplateError(f"{place}.enabled", "should be true or left out")
    size, window = fields.between("batchSize", 10, 1, 10_000), fields.between("maximumBatchingWindow", 0, 0, 300)
    if size > 10 and window < 1:
        raise TemplateError(f"{place}.maximumBatchingWindow", "should be at least 1 for batches of more than 10")
    concurrency = fields.get("maximumConcurrency", None)
    return SQSMapping(
        arn=fields.get("arn"), batch_size=size, batch_window=window, reports_failures=_reports_failures(fields),
        max_concurrency=None if concurrency is None else fields.between("maximumConcurrency", 2, 2, 1000))


def _reports_failures(fields: Fields) -> bool:
    value = fields.get("functionResponseType", None)
    if value not in (None, "ReportBatchItemFailures"):
        raise TemplateError(f"{fields.place}.functionResponseType", "should be ReportBatchItemFailures or left out")
    return value is not None


def _schedule(value: Any, place: str) -> Schedule:
    rate: Any = value
    if isinstance(value, dict):
        fields = Fields(value, place)
        fields.allow("rate", "enabled", "description", "name")
        if not fields.flag("enabled", True):
            raise TemplateError(f"{place}.enabled", "should be true or left out")
        rate = fields.get("rate")
        if isinstance(rate, list) and len(rate) == 1:
            rate = rate[0]
    found = _RATE.fullmatch(rate) if isinstance(rate, str) else None
    if not found or int(found.group(1)) < 1:
        raise TemplateError(place, "should be rate(N minutes), rate(N hours) or rate(N days)")
    return Schedule(int(found.group(1)) * _SECONDS[found.group(2)])
