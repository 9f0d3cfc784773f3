"""A function under AWS' Runtime Interface Emulator."""

import http.client
import json
import os
import pathlib
import platform
import re
import signal
import socket
import subprocess
import time

ARCHITECTURE = {"x86_64": "x86_64", "aarch64": "arm64"}[platform.machine()]


def program(python):
    """The emulator itself, which ships with the AWS SAM command line, as a Python has it."""
    folder = subprocess.run(
        [str(python), "-c", "import os, samcli; print(os.path.dirname(samcli.__file__))"], check=True, text=True,
        stdout=subprocess.PIPE).stdout.strip()
    return pathlib.Path(folder) / "local" / "rapid" / f"aws-lambda-rie-{ARCHITECTURE}"


class Emulator:
    """The emulator with one function, which it starts at the first invocation."""

    def __init__(self, program, command, environment, directory, folder):
        self.port, runtime_port = free_port(), free_port()
        self.log = open(folder / "function.log", "ab")
        self.process = subprocess.Popen(
            [str(program), "--log-level", "error", "--runtime-interface-emulator-address", f"127.0.0.1:{self.port}",
             "--runtime-api-address", f"127.0.0.1:{runtime_port}", *command],
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log, env=environment, cwd=directory,
            start_new_session=True)
        self._wait_until_it_listens()

    def invoke(self, event):
        """The answer's JSON, and how long it took, in milliseconds."""
        body = json.dumps(event)
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.connect()
        start = time.perf_counter()
        connection.request("POST", "/2015-03-31/functions/function/invocations", body)
        answer = connection.getresponse().read()
        passed = (time.perf_counter() - start) * 1000
        connection.close()
        return json.loads(answer), passed

    def peak_memory(self):
        """The most memory the function ever held, in MB."""
        return sum(_peak(pid) for pid in _descendants(self.process.pid)) / 1000

    def processor_time(self):
        """How long the function was at work so far, in milliseconds."""
        return sum(_worked(pid) for pid in _descendants(self.process.pid))

    def stop(self):
        try:
            os.killpg(self.process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        for pid in _descendants(self.process.pid):
            os.kill(pid, signal.SIGKILL)
        self.process.wait()
        self.log.close()

    def _wait_until_it_listens(self):
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                time.sleep(0.005)
        raise SystemExit(f"the emulator did not start; see {self.log.name}")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _descendants(pid):
    found = []
    for child in pathlib.Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = [int(text) for text in child.read_text().split()]
        except OSError:
            continue
        for each in children:
            found += [each, *_descendants(each)]
    return found


def _peak(pid):
    try:
        found = re.search(r"VmHWM:\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text())
    except OSError:
        return 0
    return int(found.group(1)) if found else 0


def _worked(pid):
    threads = list(pathlib.Path(f"/proc/{pid}/task").glob("*/schedstat"))
    return sum(int(path.read_text().split()[0]) for path in threads) / 1e6
