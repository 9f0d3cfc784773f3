"""A function's packaged `bootstrap` under AWS's own Runtime Interface Emulator.

One emulator takes one invocation at a time, as one environment of Lambda does, and crashes on a second one; so each
function has a pool of them. The runtime starts with the first invocation, and again with the one after it died.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import pathlib
import platform
import signal
import socket
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import samcli.local.rapid

from aws_local.aws import REGION, Keys
from aws_local.environment import lambda_environment, with_libraries_of

MAXIMUM_PAYLOAD = 6 * 1024 * 1024
"""Lambda's quota for the event of a synchronous invocation. That for the answer the emulator knows itself."""
ENDS_WITH_US = ("setpriv", "--pdeathsig", "KILL")
"""Before a command: it ends even if we are killed and cannot end it."""


def emulator_path() -> pathlib.Path:
    """The emulator for this machine's processor."""
    architecture = {"x86_64": "x86_64", "aarch64": "arm64", "arm64": "arm64"}[platform.machine()]
    return pathlib.Path(samcli.local.rapid.__path__[0]) / f"aws-lambda-rie-{architecture}"


def free_port() -> int:
    """A port of the loopback address that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class Invocation:
    """How an invocation ended: with the function's answer, or with an error of the function."""

    payload: bytes
    error: str | None = None
    """The error's type. Function errors carry none of the answer."""
    request_id: str = field(default_factory=lambda: str(uuid.uuid4()))

    @property
    def succeeded(self) -> bool:
        return self.error is None


class Throttled(Exception):
    """The event did not reach the function."""


@dataclass(frozen=True)
class Program:
    """What a pool runs: a folder with `bootstrap`, its environment, its limits."""

    name: str
    """The function's name in the account."""
    folder: pathlib.Path
    handler: str
    memory: int
    timeout: int
    environment: Mapping[str, str]
    """The function's own variables."""
    keys: Keys
    log: pathlib.Path

    @property
    def variables(self) -> dict[str, str]:
        """The environment of the runtime: Lambda's own variables and the function's; nothing of this machine's."""
        lambdas_own = lambda_environment(
            self.name, self.handler, self.memory, task=str(self.folder), region=REGION,
            access_key=self.keys.access_key, secret_key=self.keys.secret_key, token=self.keys.token or "")
        # The timeout is there for the emulator, which hands on all that it is given.
        return {**lambdas_own, "AWS_LAMBDA_FUNCTION_TIMEOUT": str(self.timeout), **self.environment}


class Emulator:
    """One emulator: one environment of the function."""

    def __init__(self, program: Program, session: aiohttp.ClientSession) -> None:
        self._program = program
        self._session = session
        self._process: asyncio.subprocess.Process | None = None
        self._url = ""

    async def start(self) -> None:
        port, runtime_port = free_port(), free_port()
        self._url = f"http://127.0.0.1:{port}/2015-03-31/functions/function/invocations"
        environment, with_libraries = with_libraries_of(self._program.variables)
        with open(self._program.log, "ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *ENDS_WITH_US, *with_libraries, emulator_path(), "--runtime-interface-emulator-address",
                f"127.0.0.1:{port}", "--runtime-api-address", f"127.0.0.1:{runtime_port}", "./bootstrap",
                self._program.handler, cwd=self._program.folder, env=environment, stdin=asyncio.subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)
        while self.running:
            with contextlib.suppress(OSError):
                _, writer = await asyncio.open_connection("127.0.0.1", port)
                writer.close()
                return
            await asyncio.sleep(0.005)
        raise Throttled(f"the emulator of {self._program.name} did not start: see {self._program.log}")

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.returncode is None

    async def invoke(self, event: bytes, trace: str) -> Invocation:
        headers = {"content-type": "application/json", "x-amzn-trace-id": trace}
        try:
            async with self._session.post(self._url, data=event, headers=headers) as answer:
                return _invocation(answer.status, await answer.read())
        except aiohttp.ClientError:
            return Invocation(b"", "Runtime.ExitError")

    def kill_runtime(self) -> int:
        """Kills the function's process as a crash would, and leaves the emulator; how many it killed."""
        killed = 0
        for pid in self._children() if self.running else ():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
                killed += 1
        return killed

    def _children(self) -> list[int]:
        assert self._process is not None
        found: list[int] = []
        for path in pathlib.Path(f"/proc/{self._process.pid}/task").glob("*/children"):
            with contextlib.suppress(OSError):
                found += [int(pid) for pid in path.read_text().split()]
        return found

    async def stop(self) -> None:
        if self._process is None or not self.running:
            return
        self._process.terminate()
        try:
            await asyncio.wait_for(self._process.wait(), 2)
        except TimeoutError:
            self._process.kill()
            await self._process.wait()


def _invocation(status: int, payload: bytes) -> Invocation:
    """Reads the emulator's answer. It has no header that marks an error, so errors are told by their form."""
    if status != 200:
        return Invocation(payload, _error_type(payload) or "Runtime.ExitError")
    if payload.startswith(b"Task timed out after "):
        return Invocation(payload, "Sandbox.Timedout")
    return Invocation(payload, _error_type(payload))


def _error_type(payload: bytes) -> str | None:
    if not payload.startswith(b"{"):
        return None
    try:
        content: Any = json.loads(payload)
    except ValueError:
        return None
    keys = set(content)
    return str(content["errorType"]) if {"errorType", "errorMessage"} <= keys <= {
        "errorType", "errorMessage", "stackTrace", "requestId"} else None


class Pool:
    """The environments of one function: as many as are busy at once, up to a limit; then events queue."""

    def __init__(self, program: Program, session: aiohttp.ClientSession, size: int) -> None:
        self.program = program
        self._session = session
        self._places = asyncio.Semaphore(size)
        self._idle: list[Emulator] = []
        self._all: list[Emulator] = []
        self.invocations = 0

    async def invoke(self, event: Any) -> Invocation:
        """Invokes the function and waits for its answer."""
        payload = json.dumps(event, separators=(",", ":")).encode()
        if len(payload) > MAXIMUM_PAYLOAD:
            raise Throttled(f"an event of {len(payload)} bytes for {self.program.name}")
        async with self._places:
            emulator = await self._take()
            try:
                self.invocations += 1
                return await emulator.invoke(payload, _trace())
            finally:
                self._idle.append(emulator)

    async def _take(self) -> Emulator:
        while self._idle:
            emulator = self._idle.pop()
            if emulator.running:
                return emulator
            self._all.remove(emulator)
        emulator = Emulator(self.program, self._session)
        self._all.append(emulator)
        await emulator.start()
        return emulator

    def kill_runtimes(self) -> int:
        """Kills every process of the function, in the middle of whatever it does; how many."""
        return sum(emulator.kill_runtime() for emulator in self._all)

    async def stop(self) -> None:
        await asyncio.gather(*(emulator.stop() for emulator in self._all))
        self._all.clear()
        self._idle.clear()


def _trace() -> str:
    root = uuid.uuid4().hex
    return f"Root=1-{root[:8]}-{root[8:]};Parent={uuid.uuid4().hex[:16]};Sampled=0"
