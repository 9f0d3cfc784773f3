"""`moto`, the stand-in for AWS, as a process of its own."""

from __future__ import annotations

import os
import pathlib
import subprocess
import sys
import time
import urllib.error
import urllib.request

from aws_local.aws import ACCOUNT, REGION
from aws_local.emulator import ENDS_WITH_US, free_port


class Moto:
    """The process. It keeps everything in memory: what is in it is gone with it."""

    def __init__(self, log: pathlib.Path) -> None:
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self._log = log
        inherited = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "LANG") if name in os.environ}
        # The variables keep it from sending anything anywhere.
        environment = {
            **inherited, "AWS_ACCESS_KEY_ID": "none", "AWS_SECRET_ACCESS_KEY": "none", "AWS_EC2_METADATA_DISABLED":
            "true", "AWS_DEFAULT_REGION": REGION, "MOTO_ACCOUNT_ID": ACCOUNT}
        with open(log, "ab") as out:
            self._process = subprocess.Popen(
                [*ENDS_WITH_US, sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)],
                stdin=subprocess.DEVNULL, stdout=out, stderr=out, env=environment, start_new_session=True)

    @property
    def pid(self) -> int:
        return self._process.pid

    def wait(self, within: float = 60.0) -> None:
        """Waits until it answers."""
        deadline = time.monotonic() + within
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                break
            try:
                with urllib.request.urlopen(self.url + "/moto-api/", timeout=2):
                    return
            except (urllib.error.URLError, OSError):
                time.sleep(0.02)
        raise RuntimeError(f"moto does not answer: see {self._log}")

    def check_permissions(self) -> None:
        """From now on it asks for valid signatures and checks what the caller may do."""
        request = urllib.request.Request(
            self.url + "/moto-api/reset-auth", data=b"0", headers={"content-type": "text/plain"})
        urllib.request.urlopen(request, timeout=5).close()

    def stop(self) -> None:
        # It has nothing to finish, and takes its time over it.
        self._process.kill()
        self._process.wait()
