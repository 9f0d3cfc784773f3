"""One stage of the deployment, running: its stack, its functions, what calls them, and its address."""

from __future__ import annotations

import asyncio
import logging
import pathlib
import socket
from collections.abc import Coroutine, Mapping
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from aiohttp import web

from aws_local.aws import AWS, Keys
from aws_local.emulator import Pool, Program
from aws_local.events import HTTPRoute, KinesisMapping, Schedule, SQSMapping
from aws_local.gateway import Gateway, Target
from aws_local.kinesis_mapping import StreamPoller
from aws_local.news import News
from aws_local.proxy import Proxy
from aws_local.schedule import call_once, run_schedule
from aws_local.sqs_mapping import QueuePoller
from aws_local.stack import Stack, bind, queue_url
from aws_local.template import Deployment, Function, read

_log = logging.getLogger(__name__)
_LAST_BATCHES = 5.0
"""Seconds for what was received from queues as a stage stops; what takes longer comes again later."""


@dataclass(frozen=True)
class StageOptions:
    """What one stage is made of."""

    file: pathlib.Path
    """`serverless.yml`."""
    stage: str
    tasks: Mapping[str, pathlib.Path]
    """The unpacked programs, by the artifacts that `serverless.yml` names."""
    logs: pathlib.Path
    """A folder for the functions' logs."""
    params: Mapping[str, Any] = field(default_factory=dict)
    """As of the framework's command line; `publicUrl` is the local address unless it is given."""
    secrets: Mapping[str, str] = field(default_factory=dict)
    """What step 0 of a deployment puts into the Parameter Store, by name."""
    port: int = 0
    concurrency: int = 4
    """How many environments each function may have at once."""


class Stage:
    """A running stage. Everything but `kill_runtimes` belongs to the event loop."""

    def __init__(
        self, options: StageOptions, moto: str, keys: Keys, proxy: Proxy, proxy_url: str, checked: bool,
    ) -> None:
        self._options = options
        self._moto = moto
        self._proxy = proxy
        self._proxy_url = proxy_url
        self._tasks: list[asyncio.Task[None]] = []
        self._streams: list[tuple[str, StreamPoller]] = []
        self._queues: list[tuple[QueuePoller, asyncio.Task[None]]] = []
        self._news: dict[str, News] = {}
        self._socket = socket.create_server(("127.0.0.1", options.port), backlog=1024)
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self.deployment: Deployment = read(options.file, options.stage, {"publicUrl": self.url, **options.params})
        self.stack = Stack(moto, self.deployment, keys, checked)
        self.pools: dict[str, Pool] = {}
        self.gateway: Gateway | None = None
        self._runner: web.AppRunner | None = None
        self._session: aiohttp.ClientSession | None = None

    async def start(self) -> None:
        # The emulator closes every connection, and an invocation must not be sent twice.
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0, force_close=True), timeout=aiohttp.ClientTimeout(total=None))
        await asyncio.to_thread(self.stack.create)
        for name, value in self._options.secrets.items():
            await asyncio.to_thread(self.stack.put_secret, name, value)
        self._options.logs.mkdir(parents=True, exist_ok=True)
        targets: list[Target] = []
        for function in self.deployment.functions:
            pool = self.pools[function.key] = await self._pool(function)
            targets += [Target(event, pool) for event in function.events if isinstance(event, HTTPRoute)]
        for function in self.deployment.functions:
            await self._start_triggers(function)
        self.gateway = Gateway(targets)
        self._runner = web.AppRunner(self.gateway.application(), access_log=None)
        await self._runner.setup()
        await web.SockSite(self._runner, self._socket).start()

    async def _pool(self, function: Function) -> Pool:
        assert self._session is not None
        role = self.stack.role(function.role)
        keys = await asyncio.to_thread(self.stack.keys_of, role, function.name[:64])
        self._proxy.know(keys.access_key, f"{self._options.stage}/{function.key}")
        environment = {"AWS_ENDPOINT_URL": self._proxy_url, **bind(function.environment, self.stack)}
        program = Program(
            function.name, self._options.tasks[function.artifact], function.handler, function.memory, function.timeout,
            environment, keys, self._options.logs / f"{function.key}.log")
        return Pool(program, self._session, self._options.concurrency)

    async def _start_triggers(self, function: Function) -> None:
        assert self._session is not None
        pool, role = self.pools[function.key], self.stack.role(function.role)
        if all(isinstance(event, HTTPRoute) for event in function.events):
            return
        # Lambda reads streams and queues with the function's own role.
        keys = await asyncio.to_thread(self.stack.keys_of, role, "trigger")
        aws = AWS(self._session, self._moto, keys)
        for event in function.events:
            if isinstance(event, KinesisMapping):
                arn = self.stack.value(event.arn)
                destination = None if event.on_failure is None else self.stack.value(event.on_failure)
                poller = StreamPoller(aws, pool, event, arn, role, destination, self._news_of(arn))
                self._streams.append((arn, poller))
                self._run(poller.run())
            elif isinstance(event, SQSMapping):
                arn = self.stack.value(event.arn)
                queue = QueuePoller(aws, pool, event, arn, queue_url(arn), self._news_of(arn))
                self._queues.append((queue, self._run(queue.run())))
            elif isinstance(event, Schedule):
                self._run(run_schedule(pool, event))

    def _run(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        task.add_done_callback(_report)
        self._tasks.append(task)
        return task

    def _news_of(self, arn: str) -> News:
        return self._news.setdefault(arn.replace("/", ":").rsplit(":", 1)[1], News())

    def tell(self, name: str, shard: str | None) -> None:
        """Something was sent to the stream or queue of that name."""
        if name in self._news:
            self._news[name].tell(shard)

    @property
    def streams_are_read(self) -> bool:
        """Whether every function is done with every record that was sent through the proxy."""
        return all(poller.done >= self._news_of(arn).count for arn, poller in self._streams)

    async def run_schedules(self) -> None:
        """Calls every function that has a schedule, at once."""
        for function in self.deployment.functions:
            if any(isinstance(event, Schedule) for event in function.events):
                await call_once(self.pools[function.key])

    async def stop(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()
        for queue, _ in self._queues:
            queue.stop()
        if self._queues:
            await asyncio.wait([task for _, task in self._queues], timeout=_LAST_BATCHES)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(*(pool.stop() for pool in self.pools.values()))
        if self._session is not None:
            await self._session.close()
        self._socket.close()


def _report(task: asyncio.Task[None]) -> None:
    """A poller that ends by itself would leave messages lying without a word."""
    if not task.cancelled() and task.exception() is not None:
        _log.error("a trigger ended", exc_info=task.exception())
