"""Runs `wrk` and reads what it measured."""

import json
import os
import pathlib
import subprocess
from dataclasses import dataclass

LUA = pathlib.Path(__file__).parent / "wrk"


@dataclass
class Measured:
    """What one run of `wrk` saw; times in milliseconds."""

    requests: int
    seconds: float
    p50: float
    p99: float
    max: float

    @property
    def rate(self):
        return self.requests / self.seconds


def run(script, url, *arguments, seconds, connections=64, threads=1, environment=()):
    """Runs a script against an address; fails if any request was refused or broke."""
    done = subprocess.run(
        ["wrk", f"-c{connections}", f"-t{threads}", f"-d{seconds}s", "--timeout", "30s", "-s",
         str(LUA / f"{script}.lua"), url, "--", *map(str, arguments)],
        capture_output=True, text=True, check=True,
        env={**os.environ, "CAKE_BENCH_LUA": str(LUA), **dict(environment)})
    seen = json.loads(done.stdout.strip().splitlines()[-1])
    if seen["refused"] or seen["broken"] or not seen["requests"]:
        raise SystemExit(f"{url}: {seen['refused']} refused and {seen['broken']} broken of {seen['requests']}")
    return Measured(seen["requests"], seen["seconds"], seen["p50"] / 1000, seen["p99"] / 1000, seen["max"] / 1000)
